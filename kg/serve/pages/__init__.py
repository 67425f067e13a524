"""The pages for people: each module takes a view, what is asked and a language; gives a template's values."""

"""The curating side: from YAML and articles to a proven, compiled dataset.

Only here are yaml and pydantic imported; looking a fact up never comes here.
"""

select "a yaml view" as kind

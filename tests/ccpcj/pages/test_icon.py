"""The icon is found where browsers look for it."""


def test_the_icon_of_a_page_that_names_none_is_ours(client, db):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/ccpcj/icon.svg")
    assert client.get(response["Location"]).status_code == 200

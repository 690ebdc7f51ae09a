"""The mail room: letters written beside a change and sent after it, and the signed links in them."""

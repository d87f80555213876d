"""What the answers of many tell of the exercises; asked by `palier items`, never by a screen."""

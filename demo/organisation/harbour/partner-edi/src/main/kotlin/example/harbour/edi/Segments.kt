package example.harbour.edi

/** Segments end with an apostrophe unless a question mark comes before it. */
fun segments(message: String): List<String> =
    message.split(Regex("(?<!\\?)'")).map(String::trim).filter(String::isNotEmpty)

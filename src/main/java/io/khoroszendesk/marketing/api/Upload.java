package io.khoroszendesk.marketing.api;

import java.nio.file.Path;

/**
 * A file that is sent beside a message.
 *
 * @param name what Khoros is told it is called
 * @param mediaType such as {@code image/png}
 */
public record Upload(String name, Path file, String mediaType) {}

package cn.pufa.counsel;

import cn.pufa.platform.files.FileContent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What an opinion is asked on, as it reads now.
 *
 * @param version in words, such as 第3版; null where it has none
 * @param text plain paragraphs, all that the opinion can be on
 * @param link address of it within the console
 */
public record Matter(String title, String version, String text, String link) {

  /** Over title, version and text, a line each; it tells one wording from another. */
  String sha256() {
    String whole = String.join("\n", title, Objects.requireNonNullElse(version, ""), text);
    return FileContent.sha256(whole.getBytes(StandardCharsets.UTF_8));
  }
}

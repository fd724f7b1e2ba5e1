package cn.pufa.publication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one form in which an object of texts is hashed: its JSON by RFC 8785. How the hashes are
 * built from it is told to the public at PublicBatch in {@code register.yaml}.
 */
final class Canonical {

  private static final int FIRST_PLAIN = 0x20;

  private Canonical() {}

  static String itemHash(SortedMap<String, String> facts) {
    return sha256(json(facts));
  }

  static String batchHash(String number, String title, String foreword, List<String> itemHashes) {
    var head = new TreeMap<String, String>();
    head.put("number", number);
    head.put("title", title);
    head.put("foreword", foreword == null ? "" : foreword);
    var text = new StringBuilder(json(head)).append('\n');
    itemHashes.forEach(hash -> text.append(hash).append('\n'));
    return sha256(text.toString());
  }

  /** Keys are ASCII, so that the order of Java is that of RFC 8785. */
  static String json(SortedMap<String, String> object) {
    return object.entrySet().stream()
        .map(Canonical::member)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String member(Map.Entry<String, String> entry) {
    return text(entry.getKey()) + ":" + text(entry.getValue());
  }

  private static String text(String value) {
    var quoted = new StringBuilder(value.length() + 2).append('"');
    value.chars().forEach(sign -> append(quoted, (char) sign));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char sign) {
    switch (sign) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (sign < FIRST_PLAIN) {
          quoted.append("\\u%04x".formatted((int) sign));
        } else {
          quoted.append(sign);
        }
      }
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

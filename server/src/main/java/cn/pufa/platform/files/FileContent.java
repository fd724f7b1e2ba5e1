package cn.pufa.platform.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes fit to be kept: checked, and made anew where they were an image. */
public record FileContent(String mediaType, byte[] bytes, String sha256) {

  static final String JPEG = "image/jpeg";
  static final String PDF = "application/pdf";
  static final String MP3 = "audio/mpeg";
  static final String M4A = "audio/mp4";

  static FileContent of(String mediaType, byte[] bytes) {
    return new FileContent(mediaType, bytes, sha256(bytes));
  }

  /** In hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

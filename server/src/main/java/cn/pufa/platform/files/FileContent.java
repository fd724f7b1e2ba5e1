package cn.pufa.platform.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes fit to be kept: checked, and made anew where they were an image.
 *
 * @param placeRemoved whether the upload said where it was taken, which these bytes do not
 */
public record FileContent(String mediaType, byte[] bytes, String sha256, boolean placeRemoved) {

  static final String JPEG = "image/jpeg";
  static final String PDF = "application/pdf";
  static final String MP3 = "audio/mpeg";
  static final String M4A = "audio/mp4";

  public FileContent(String mediaType, byte[] bytes, String sha256) {
    this(mediaType, bytes, sha256, false);
  }

  static FileContent of(String mediaType, byte[] bytes) {
    return new FileContent(mediaType, bytes, sha256(bytes));
  }

  /** A photo made anew from an upload. */
  static FileContent photo(byte[] clean, byte[] upload) {
    return new FileContent(JPEG, clean, sha256(clean), Exif.of(upload).hasPlace());
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

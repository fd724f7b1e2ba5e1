package cn.pufa.platform.files;

import cn.pufa.platform.http.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Decides by its bytes whether a file on the disk is a video or a recording that every phone plays:
 * MP4 with H.264 and AAC, M4A with AAC, MP3. It is looked at piece by piece, never read whole.
 */
final class MediaGate {

  private static final int BUFFER = 1 << 16;
  private static final long LONGEST_MS = Duration.ofHours(6).toMillis();

  private MediaGate() {}

  static MediaFile admit(Path file) {
    try {
      byte[] head = head(file);
      if (Arrays.equals(head, 4, 8, "ftyp".getBytes(StandardCharsets.ISO_8859_1), 0, 4)) {
        return mp4(file);
      }
      return media(file, FileContent.MP3, Mp3Frames.clean(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.copyOf(in.readNBytes(12), 12);
    }
  }

  private static MediaFile mp4(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Mp4 movie = Mp4.read(channel);
      movie.forgetWhoAndWhere(channel);
      return media(file, movie.hasPicture() ? MediaFile.MP4 : FileContent.M4A, movie.durationMs());
    }
  }

  private static MediaFile media(Path file, String mediaType, long durationMs) throws IOException {
    if (durationMs < 1000 || durationMs > LONGEST_MS) {
      throw refused("长度要在 1 秒到 6 小时之间。请换一个文件。");
    }
    return new MediaFile(file, mediaType, Files.size(file), (int) durationMs, sha256(file));
  }

  static Problem refused(String message) {
    return Problem.invalid("/file", message);
  }

  private static String sha256(Path file) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package cn.pufa.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a person reads in an answer when it is opened by the program it is made for. A picture has
 * no words here.
 */
public final class Readable {

  private static final String CELLS = "xl/workbook.xml";

  private interface Opener {
    String open(Path file) throws IOException;
  }

  private Readable() {}

  public static String text(byte[] bytes) {
    if (begins(bytes, "PK")) {
      return opened(bytes, Readable::packed);
    }
    String asItIs = new String(bytes, UTF_8);
    return begins(bytes, "%PDF") ? asItIs + opened(bytes, Readable::onPaper) : asItIs;
  }

  private static boolean begins(byte[] bytes, String head) {
    return bytes.length >= head.length() && new String(bytes, 0, head.length(), UTF_8).equals(head);
  }

  private static String opened(byte[] bytes, Opener opener) {
    try {
      Path file = Files.createTempFile("answer", null);
      try {
        Files.write(file, bytes);
        return '\n' + opener.open(file) + '\n';
      } finally {
        Files.delete(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * Names and contents of all entries, and of what is packed within them. By the list at its end:
   * the streams of our workbooks say their sizes as Java's reader of streams does not take them.
   */
  private static String packed(Path file) throws IOException {
    var text = new StringBuilder();
    try (var zip = new ZipFile(file.toFile(), UTF_8)) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream part = zip.getInputStream(entry)) {
          text.append(entry.getName()).append('\n').append(part(entry, part.readAllBytes()));
        }
      }
      if (zip.getEntry(CELLS) != null) {
        text.append(String.join("\n", Sheets.texts(Files.readAllBytes(file))));
      }
    }
    return text.toString();
  }

  /** Of XML also the words alone: an office program may part a word by its marks. */
  private static String part(ZipEntry entry, byte[] bytes) {
    String text = text(bytes);
    String words = entry.getName().endsWith(".xml") ? text.replaceAll("<[^>]*>", "") : "";
    return text + '\n' + words + '\n';
  }

  /** Its words and what it says of itself, also with no breaks: a line may end within a value. */
  private static String onPaper(Path file) {
    String words = Program.run("pdftotext", "-htmlmeta", file.toString(), "-");
    return words + '\n' + words.replaceAll("\\s", "");
  }
}

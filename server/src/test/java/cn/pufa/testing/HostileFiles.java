package cn.pufa.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Files of which none may be taken, each by what is wrong with it. */
public final class HostileFiles {

  private static final int MEGABYTE = 1 << 20;
  private static final int SIDE = 50_000;
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String DOCUMENT = "word/document.xml";

  /** Ten entities of which each is ten of the one before. */
  private static final String LAUGHS =
      "<!DOCTYPE x [<!ENTITY a0 'ha'>"
          + IntStream.range(1, 10)
              .mapToObj(n -> "<!ENTITY a" + n + " '" + ("&a" + (n - 1) + ";").repeat(10) + "'>")
              .collect(Collectors.joining())
          + "]><x>&a9;</x>";

  private static final String OUTER =
      "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";

  private HostileFiles() {}

  public static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("nothing", new byte[0]);
    all.put("zeros", new byte[MEGABYTE]);
    all.put("a ZIP of two gigabytes", bomb(1024, SHEET, DOCUMENT));
    all.put("entities of entities", bytes(LAUGHS));
    all.put("entities of entities in a ZIP", office(LAUGHS));
    all.put("another's file as an entity in a ZIP", office(OUTER));
    all.put("tags without end in a ZIP", office("<a>".repeat(500_000)));
    for (int way : OddFiles.ODD_WAYS) {
      all.put("a ZIP packed in way " + way, OddFiles.packedIn(way, office("<x/>")));
    }
    all.put("a ZIP of nothing known", StatuteFiles.zip(Map.of("readme.txt", "x")));
    all.put("a PNG too wide", OddFiles.png(SIDE, SIDE, new byte[0]));
    all.put("a JPEG too wide", wideJpeg());
    all.put("a PDF of half a gigabyte", OddFiles.withStream("1 0 obj<<>>stream\n", zeros()));
    all.put("a film longer than there is room", endlessFilm());
    all.put("one line of ten megabytes", bytes("甲".repeat(10 * MEGABYTE / 3)));
    wholes().forEach((name, whole) -> all.put("half " + name, half(whole)));
    all.put("a statute cut in a character", statuteCutInACharacter());
    return all;
  }

  /** Of zeros: a thousandth of what it unpacks to. */
  public static byte[] bomb(int megabytes, String... parts) {
    var bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[MEGABYTE];
    try (var zip = new ZipOutputStream(bytes)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        for (int i = 0; i < megabytes; i++) {
          zip.write(piece);
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  /** A register of the same organisation again and again. */
  public static byte[] register(int rows) {
    var row = Given.rows(77).getFirst();
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("名册");
      sheet.value(0, 0, "统一社会信用代码");
      sheet.value(0, 1, "名称");
      for (int i = 1; i <= rows; i++) {
        sheet.inlineString(i, 0, row.creditCode());
        sheet.inlineString(i, 1, row.name());
        if (i % 1_000 == 0) {
          sheet.flush();
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  /** A workbook and a document by its names. */
  private static byte[] office(String part) {
    return StatuteFiles.zip(Map.of("xl/workbook.xml", part, SHEET, part, DOCUMENT, part));
  }

  private static byte[] zeros() {
    return OddFiles.deflated(512 * MEGABYTE);
  }

  /** Its size stands behind the marker of its frame, the length and the depth. */
  private static byte[] wideJpeg() {
    byte[] jpeg = Uploads.image("jpg", 8, 8);
    int frame = OddFiles.text(jpeg).indexOf("\u00ff\u00c0");
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) SIDE).putShort(frame + 7, (short) SIDE);
    return jpeg;
  }

  /** Its first box is as it should be, the second says that it is longer than any disk. */
  private static byte[] endlessFilm() {
    byte[] film = CourseWorld.mp4();
    int first = ByteBuffer.wrap(film).getInt();
    ByteBuffer box = ByteBuffer.allocate(first + 16).put(film, 0, first);
    return box.putInt(1).put(bytes("moov")).putLong(Long.MAX_VALUE).array();
  }

  private static Map<String, byte[]> wholes() {
    return Map.of(
        "a workbook", Given.workbook(Given.rows(1).subList(0, 3)),
        "a document", StatuteFiles.docx("演示条例", "风筝要有线。"),
        "a JPEG", Uploads.image("jpg", 400, 400),
        "a PNG", Uploads.image("png", 400, 400),
        "a PDF", Uploads.pdf(""),
        "a film", CourseWorld.mp4());
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static byte[] statuteCutInACharacter() {
    byte[] whole = bytes(StatuteFiles.text("演示条例", "风筝要有线。").strip());
    return Arrays.copyOf(whole, whole.length - 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

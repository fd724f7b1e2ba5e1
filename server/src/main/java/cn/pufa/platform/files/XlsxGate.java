package cn.pufa.platform.files;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What an uploaded spreadsheet must pass before anything reads it, counted while it is unpacked,
 * once.
 *
 * <p>The XML parts that pass are packed anew and the reader is given only those: it sees what was
 * checked, whatever else the directory of the ZIP claims. Pictures, macros and printer settings
 * stay behind.
 */
public final class XlsxGate {

  static final int MAX_ENTRIES = 2_000;
  static final long MAX_UNPACKED = 100L << 20;
  static final int MAX_RATIO = 100;

  /** From one tag to the next, in bytes: a parser holds a whole tag before it can be judged. */
  private static final int MAX_BYTES_OF_TAG = 200_000;

  private static final int[] ZIP = {'P', 'K', 3, 4};

  /** Excel before 2007, and every encrypted workbook: a compound document of Microsoft's. */
  private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0};

  /**
   * The file is not taken; the message says in Chinese what is wrong with it, the limit, and what
   * to do.
   */
  public static final class Refused extends RuntimeException {
    public Refused(String message) {
      super(message, null, false, false);
    }

    public static Refused damaged() {
      return new Refused("文件损坏，读不出来。请在 Excel 或 WPS 里打开，另存为新的 .xlsx 再上传。");
    }
  }

  private final byte[] file;
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final Set<String> names = new HashSet<>();
  private long unpacked;

  private XlsxGate(byte[] file) {
    this.file = file;
  }

  /** The workbook with nothing but its checked XML parts, or {@link Refused}. */
  public static byte[] pass(byte[] file) {
    if (startsWith(file, COMPOUND)) {
      throw new Refused("这是旧版 .xls 文件，或者加了密码。请在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再上传。");
    }
    if (!startsWith(file, ZIP)) {
      throw new Refused("这不是 .xlsx 文件，只改扩展名不行。请在 Excel 或 WPS 里另存为 .xlsx 再上传。");
    }
    try {
      return new XlsxGate(file).repack();
    } catch (Refused refusal) {
      throw refusal;
    } catch (IOException | XMLStreamException | RuntimeException fault) {
      // Both parsers throw unchecked exceptions, too, at input that breaks their format.
      throw Refused.damaged();
    }
  }

  private static boolean startsWith(byte[] file, int[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= file.length || Byte.toUnsignedInt(file[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private byte[] repack() throws IOException, XMLStreamException {
    try (var zip = ZipFile.builder().setByteArray(file).get();
        var out = new ZipOutputStream(passed)) {
      out.setLevel(Deflater.BEST_SPEED);
      var entries = Collections.list(zip.getEntries());
      if (entries.size() > MAX_ENTRIES) {
        throw new Refused("压缩包里的文件超过%,d个。请只保留要上传的这一张表，另存后再上传。".formatted(MAX_ENTRIES));
      }
      for (var entry : entries) {
        take(entry, ZipPart.open(zip, entry), out);
      }
    }
    return passed.toByteArray();
  }

  private void take(ZipArchiveEntry entry, InputStream in, ZipOutputStream out)
      throws IOException, XMLStreamException {
    var name = entry.getName().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
      passOver(in);
      return;
    }
    if (!names.add(name)) {
      throw Refused.damaged();
    }
    out.putNextEntry(new ZipEntry(entry.getName()));
    var part = new Part(in, out);
    new XlsxPart().check(part);
    part.transferTo(OutputStream.nullOutputStream());
    out.closeEntry();
  }

  private void passOver(InputStream in) throws IOException {
    byte[] buffer = new byte[8_192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      count(read);
    }
  }

  /** An XML part being unpacked: counted, and copied as it is read. */
  private final class Part extends FilterInputStream {

    private final OutputStream copy;
    private int sinceTag;

    Part(InputStream in, OutputStream copy) {
      super(in);
      this.copy = copy;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        count(read);
        measureTags(bytes, offset, read);
        copy.write(bytes, offset, read);
      }
      return read;
    }

    /**
     * The parser closes what it has read to the end; the gate still wants to see that nothing
     * follows.
     */
    @Override
    public void close() {}

    private void measureTags(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        sinceTag = bytes[i] == '<' ? 0 : sinceTag + 1;
        if (sinceTag > MAX_BYTES_OF_TAG) {
          throw Refused.damaged();
        }
      }
    }
  }

  private void count(int bytes) {
    unpacked += bytes;
    if (unpacked > MAX_UNPACKED) {
      throw new Refused("文件解压后超过%dMB。请只保留要上传的这一张表，另存后再上传。".formatted(MAX_UNPACKED >> 20));
    }
    if (unpacked > (long) file.length * MAX_RATIO) {
      throw new Refused("文件解压后超过原来的%d倍，不像正常的表格。请删掉空白行列，另存后再上传。".formatted(MAX_RATIO));
    }
  }
}

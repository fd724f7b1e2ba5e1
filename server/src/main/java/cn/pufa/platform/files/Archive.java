package cn.pufa.platform.files;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP of documents, each hashed while it is packed; then the index that names every hash, then
 * the hashes of the index. However long it is, one piece at a time is in memory.
 */
public final class Archive {

  /** What the index says of a document; {@code fault} is null where nothing is wrong with it. */
  public record Packed(String path, long size, String sha256, String fault) {

    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Writes a document to its end. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final String MISSING = "文件缺失";
  private static final String CHANGED = "内容与保存时的校验值不一致";

  private final ZipOutputStream zip;
  private final Files files;

  public Archive(OutputStream out, Files files) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.files = files;
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** A kept file; the index will say where it is lost or no longer as it was. */
  public Packed add(String path, StoredFile file) throws IOException {
    try (var in = java.nio.file.Files.newInputStream(files.path(file))) {
      Packed packed = add(path, in::transferTo);
      boolean same = packed.sha256().equals(file.sha256());
      return same ? packed : new Packed(path, packed.size(), packed.sha256(), CHANGED);
    } catch (NoSuchFileException lost) {
      return new Packed(path, file.size(), file.sha256(), MISSING);
    }
  }

  public Packed add(String path, byte[] document) throws IOException {
    return add(path, new ByteArrayInputStream(document)::transferTo);
  }

  public Packed add(String path, Content document) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    var counted = new Counted(zip);
    document.writeTo(counted);
    counted.flush();
    zip.closeEntry();
    return new Packed(path, counted.size, counted.hash(), null);
  }

  /**
   * The end.
   *
   * @param index name to text
   */
  public void finish(Map<String, String> index) throws IOException {
    var hashes = new StringBuilder();
    for (var page : index.entrySet()) {
      byte[] bytes = page.getValue().getBytes(StandardCharsets.UTF_8);
      hashes.append(add(page.getKey(), bytes).sha256()).append("  ").append(page.getKey());
      hashes.append('\n');
    }
    add("目录.sha256", hashes.toString().getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }

  /** As a name that every system unpacks, only below its folder, and shows as it is spelt. */
  public static String safe(String name) {
    String plain =
        name.replaceAll("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "_")
            .replaceFirst("^\\.+", "_");
    int end = plain.offsetByCodePoints(0, Math.min(60, plain.codePointCount(0, plain.length())));
    return plain.substring(0, end).replaceFirst("[. ]+$", "");
  }

  /** The same of a file, whose ending stays however long the rest is. */
  public static String safeFile(String name) {
    int ending = name.lastIndexOf('.');
    return safe(name.substring(0, ending)) + name.substring(ending);
  }

  /** A cell of an index as CSV, quoted; a spreadsheet program takes none for a formula. */
  public static String cell(String text) {
    return '"' + TextWorkbook.harmless(text).replace("\"", "\"\"") + '"';
  }

  /** One document on its way into the ZIP; who wrote it may close it, the ZIP stays open. */
  private static final class Counted extends FilterOutputStream {

    private final MessageDigest digest;
    private long size;

    Counted(OutputStream zip) {
      this(zip, sha256());
    }

    private Counted(OutputStream zip, MessageDigest digest) {
      super(new DigestOutputStream(zip, digest));
      this.digest = digest;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      size += length;
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    String hash() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}

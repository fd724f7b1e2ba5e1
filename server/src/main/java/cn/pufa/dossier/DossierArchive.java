package cn.pufa.dossier;

import cn.pufa.organization.Organization;
import cn.pufa.platform.files.Files;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A dossier as one ZIP: the documents in the order of the timeline, each hashed while it is packed,
 * then the index that names every hash, then the hashes of the index.
 */
final class DossierArchive {

  /** What the index says of a document; {@code fault} is null where nothing is wrong with it. */
  record Packed(String path, long size, String sha256, String fault) {}

  private static final String MISSING = "文件缺失";
  private static final String CHANGED = "内容与保存时的校验值不一致";

  private final Organization organization;
  private final List<DossierEntry> entries;
  private final Files files;
  private final UnaryOperator<String> label;

  /**
   * @param label what a kind is called
   */
  DossierArchive(
      Organization organization,
      List<DossierEntry> entries,
      Files files,
      UnaryOperator<String> label) {
    this.organization = organization;
    this.entries = entries;
    this.files = files;
    this.label = label;
  }

  void write(OutputStream out, Instant now) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
    List<List<Packed>> packed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      packed.add(pack(zip, i + 1, entries.get(i)));
    }
    var index = new DossierIndex(organization, entries, packed, label, now);
    String hashes = "";
    for (var page : index.pages().entrySet()) {
      byte[] bytes = page.getValue().getBytes(StandardCharsets.UTF_8);
      String hash = add(zip, page.getKey(), new ByteArrayInputStream(bytes)).sha256();
      hashes += hash + "  " + page.getKey() + "\n";
    }
    add(zip, "目录.sha256", new ByteArrayInputStream(hashes.getBytes(StandardCharsets.UTF_8)));
    zip.finish();
  }

  private List<Packed> pack(ZipOutputStream zip, int number, DossierEntry entry)
      throws IOException {
    List<Packed> packed = new ArrayList<>();
    for (int i = 0; i < entry.files().size(); i++) {
      var file = entry.files().get(i);
      String path =
          "附件/%04d-%s-%s/%02d-%s"
              .formatted(number, entry.on(), safe(entry.title()), i + 1, safe(file.name()));
      packed.add(pack(zip, path, file));
    }
    return packed;
  }

  private Packed pack(ZipOutputStream zip, String path, DossierFile file) throws IOException {
    if (file.stored() == null) {
      return add(zip, path, new ByteArrayInputStream(file.made().get()));
    }
    try (var in = java.nio.file.Files.newInputStream(files.path(file.stored()))) {
      var packed = add(zip, path, in);
      boolean same = packed.sha256().equals(file.stored().sha256());
      return same ? packed : new Packed(path, packed.size(), packed.sha256(), CHANGED);
    } catch (NoSuchFileException lost) {
      return new Packed(path, file.stored().size(), file.stored().sha256(), MISSING);
    }
  }

  private static Packed add(ZipOutputStream zip, String path, InputStream in) throws IOException {
    var digest = sha256();
    long size = 0;
    byte[] buffer = new byte[64 * 1024];
    zip.putNextEntry(new ZipEntry(path));
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      zip.write(buffer, 0, read);
      size += read;
    }
    zip.closeEntry();
    return new Packed(path, size, HexFormat.of().formatHex(digest.digest()), null);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As a name that every system unpacks, and only below its folder. */
  private static String safe(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceFirst("^\\.+", "_");
    int end = plain.offsetByCodePoints(0, Math.min(60, plain.codePointCount(0, plain.length())));
    return plain.substring(0, end);
  }
}

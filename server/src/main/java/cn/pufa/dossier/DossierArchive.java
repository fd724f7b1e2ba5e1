package cn.pufa.dossier;

import cn.pufa.organization.Organization;
import cn.pufa.platform.files.Archive;
import cn.pufa.platform.files.Archive.Packed;
import cn.pufa.platform.files.Files;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A dossier as one ZIP: the documents in the order of the timeline, then the index. */
final class DossierArchive {

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
    var archive = new Archive(out, files);
    List<List<Packed>> packed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      packed.add(pack(archive, i + 1, entries.get(i)));
    }
    archive.finish(new DossierIndex(organization, entries, packed, label, now).pages());
  }

  private static List<Packed> pack(Archive archive, int number, DossierEntry entry)
      throws IOException {
    List<Packed> packed = new ArrayList<>();
    for (int i = 0; i < entry.files().size(); i++) {
      var file = entry.files().get(i);
      String path =
          "附件/%04d-%s-%s/%02d-%s"
              .formatted(
                  number,
                  entry.on(),
                  Archive.safe(entry.title()),
                  i + 1,
                  Archive.safeFile(file.name()));
      packed.add(
          file.stored() == null
              ? archive.add(path, file.made().get())
              : archive.add(path, file.stored()));
    }
    return packed;
  }
}

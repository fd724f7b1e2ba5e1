package cn.pufa.dossier;

import cn.pufa.platform.files.StoredFile;
import java.util.function.Supplier;

/**
 * A document of an entry: either kept, or made again when somebody takes the dossier along.
 *
 * @param name as somebody would call it, with its ending, such as {@code 年度工作报告.pdf}
 * @param stored null where it is made
 * @param made called outside of a transaction; null where it is kept
 */
public record DossierFile(String name, StoredFile stored, Supplier<byte[]> made) {

  /** Its ending is that of what was kept, whatever whoever sent it called it. */
  public static DossierFile kept(String title, StoredFile stored) {
    String ending = stored.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
    return new DossierFile(title + ending, stored, null);
  }

  public static DossierFile made(String name, Supplier<byte[]> made) {
    return new DossierFile(name, null, made);
  }
}

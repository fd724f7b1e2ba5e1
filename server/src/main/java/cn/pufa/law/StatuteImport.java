package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Brings the texts of a folder in, each file whole or not at all; a file that did not change is
 * left alone.
 */
public final class StatuteImport {

  /**
   * @param faults one sentence for each file that could not be imported
   */
  public record Report(int imported, int unchanged, List<String> faults) {}

  private final Database database;
  private final Commands commands;
  private final Catalogue catalogue;
  private final BusinessClock clock;

  public StatuteImport(
      Database database, Commands commands, Catalogue catalogue, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  public Report run(Path folder) {
    Map<LawStore.Imported, String> known = database.read(LawStore::hashes);
    int imported = 0;
    int unchanged = 0;
    List<String> faults = new ArrayList<>();
    for (Catalogue.Entry entry : catalogue.entries()) {
      for (Catalogue.Version version : entry.versions()) {
        Path file = version.file() == null ? null : folder.resolve(version.file());
        if (file == null || !Files.isRegularFile(file)) {
          continue;
        }
        try {
          if (bringIn(entry, version, file, known)) {
            imported++;
          } else {
            unchanged++;
          }
        } catch (StatuteFault fault) {
          faults.add(version.file() + ":" + fault.getMessage());
        }
      }
    }
    return new Report(imported, unchanged, faults);
  }

  private boolean bringIn(
      Catalogue.Entry entry,
      Catalogue.Version version,
      Path file,
      Map<LawStore.Imported, String> known) {
    String text = text(file);
    String hash = sha256(text);
    var key = new LawStore.Imported(entry.code(), version.version());
    if (hash.equals(known.get(key))) {
      return false;
    }
    StatuteMarkdown.ParsedStatute statute = StatuteMarkdown.parse(text);
    if (!statute.title().equals(entry.title()) || statute.articles().size() != version.articles()) {
      throw new StatuteFault(
          "与目录不符：应为《"
              + entry.title()
              + "》"
              + version.articles()
              + "条，读到《"
              + statute.title()
              + "》"
              + statute.articles().size()
              + "条。");
    }
    commands.system(
        "importStatute",
        "statute/" + entry.code() + "@" + version.version(),
        tx -> {
          LawStore.replace(tx, key, statute, version.file(), hash, clock.now());
          Changes.publish(tx, Statutes.CHANGE, entry.code());
          return null;
        });
    return true;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException fault) {
      throw new StatuteFault("不是 UTF-8 编码的文字。");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

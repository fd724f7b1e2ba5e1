package cn.pufa.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose account was erased, in files outside the database: a database that goes back to a moment
 * brings the person back, and the next start erases her again. An empty file a person, called by
 * the id alone.
 */
public final class ErasureLedger {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureLedger.class);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path folder;

  public ErasureLedger(Path folder) {
    this.folder = folder;
  }

  /** The erasure is done; where it cannot be written down now, the next start does. */
  void note(UUID person) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(person.toString()), "");
    } catch (IOException fault) {
      LOG.error("an erasure is not in the ledger yet: {}", fault.toString());
    }
  }

  List<UUID> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> ID.matcher(name).matches())
          .map(UUID::fromString)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside the database goes to the backups as it changes, and comes back from there. */
class BackupFolderTest {

  private static final String HEAD = "audit-heads/2026-11-24.head";
  private static final String KEPT = "kept/0a1b";

  @TempDir Path temporary;
  private Path files;
  private Path copies;
  private BackupFolder backups;

  @BeforeEach
  void makeFolders() throws IOException {
    files = temporary.resolve("files");
    copies = temporary.resolve("backups");
    backups = new BackupFolder(copies);
    write(files.resolve(HEAD), "2026-11-24 7 aa");
    write(files.resolve(KEPT), "演示");
    backups.follow(files);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aHeadThatWasWrittenAnewTakesThePlaceOfItsCopy() throws IOException {
    write(files.resolve(HEAD), "2026-11-24 5 bb");
    backups.follow(files);
    assertThat(copies.resolve(HEAD)).hasContent("2026-11-24 5 bb");
  }

  @Test
  void aNewDiskGetsFilesAndHeads() throws IOException {
    Path disk = temporary.resolve("disk");
    backups.giveBack(disk);
    assertThat(disk.resolve(HEAD)).hasContent("2026-11-24 7 aa");
    assertThat(disk.resolve(KEPT)).hasContent("演示");
  }

  @Test
  void aHeadThatIsThereStays() throws IOException {
    write(files.resolve(HEAD), "2026-11-24 5 bb");
    backups.giveBack(files);
    assertThat(files.resolve(HEAD)).hasContent("2026-11-24 5 bb");
  }
}

package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Filing;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
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

  /** A copy of the database of this week still names it. */
  @Test
  void aFileOfLongAgoThatIsDeletedStaysWithTheLastCopyThatCouldNameIt() throws IOException {
    setAge(copies.resolve(KEPT), 30);
    for (int day = 7; day >= 1; day--) {
      copyOfDatabase(Instant.now().minus(day, ChronoUnit.DAYS), "000000010000000000000002");
    }
    backups.complete(files);
    Files.delete(files.resolve(KEPT));
    for (int hour = 6; hour >= 1; hour--) {
      copyOfDatabase(Instant.now().minus(hour, ChronoUnit.HOURS), "000000010000000000000002");
    }
    backups.complete(files);
    assertThat(copies.resolve(KEPT)).hasContent("演示");

    copyOfDatabase(Instant.now(), "000000010000000000000002");
    backups.complete(files);
    assertThat(copies.resolve(KEPT)).doesNotExist();
  }

  @Test
  void aDiskThatIsNotThereHasForgottenNothing() throws IOException {
    setAge(copies.resolve(KEPT), 30);
    copyOfDatabase(Instant.now(), "000000010000000000000002");
    Files.move(files, temporary.resolve("elsewhere"));
    backups.complete(files);
    assertThat(copies.resolve(KEPT)).exists();
  }

  private static void setAge(Path file, int days) throws IOException {
    Instant then = Instant.now().minus(days, ChronoUnit.DAYS);
    Files.setLastModifiedTime(file, FileTime.from(then));
  }

  /**
   * @param segment the first of the log that it needs
   */
  private Path copyOfDatabase(Instant end, String segment) throws IOException {
    String name =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC).format(end);
    Files.createDirectories(copies.resolve("wal"));
    Path copy = copies.resolve("base").resolve(name);
    write(
        copy.resolve("data/backup_label"),
        "START WAL LOCATION: 0/2000028 (file %s)\n".formatted(segment));
    return copy;
  }

  /** After going back the log begins anew before the place where an older copy had come to. */
  @Test
  void theLogThatANewerCopyNeedsStaysThoughAnOlderOneNeedsLess() throws IOException {
    Instant now = Instant.now();
    copyOfDatabase(now.minus(2, ChronoUnit.DAYS), "000000010000000000000050");
    copyOfDatabase(now.minus(1, ChronoUnit.DAYS), "000000020000000000000030");
    for (String segment : List.of("010000000000000029", "020000000000000030")) {
      write(copies.resolve("wal/000000" + segment + ".gz"), "");
    }
    backups.complete(files);
    assertThat(copies.resolve("wal").toFile().list())
        .containsExactly("000000020000000000000030.gz");
  }

  @Test
  void aCopyOfWhatWasGivenUpGoesWithTheOthersOfItsAge() throws IOException {
    Instant now = Instant.now();
    copyOfDatabase(now.minus(3, ChronoUnit.DAYS), "000000010000000000000010");
    Path givenUp = copyOfDatabase(now.minus(1, ChronoUnit.DAYS), "000000010000000000000050");
    backups.giveUpAfter(now.minus(2, ChronoUnit.DAYS));
    Path renamed = givenUp.resolveSibling(givenUp.getFileName() + ".given-up");
    backups.complete(files);
    assertThat(backups.bases()).hasSize(1);
    assertThat(renamed).exists();

    for (int day = 0; day < 7; day++) {
      copyOfDatabase(now.plus(day, ChronoUnit.HOURS), "000000020000000000000030");
    }
    backups.complete(files);
    assertThat(renamed).doesNotExist();
  }

  /** The running server copies every half minute, the command whenever it is called. */
  @Race
  @Test
  void severalAtOnceCopyEachFileWhole() throws IOException {
    copyOfDatabase(Instant.now(), "000000010000000000000002");
    Random random = Rounds.random("BackupFolderTest");
    byte[] content = new byte[100_000];
    for (int round = 0; round < Rounds.COUNT; round++) {
      random.nextBytes(content);
      Path file = files.resolve("kept").resolve(Filing.sha256(content));
      Files.write(file, content);
      AtOnce.shifted(random, List.of(this::complete, this::follow, this::complete, this::follow));
      backups.follow(files);
      assertThat(copies.resolve("kept").resolve(file.getFileName())).hasBinaryContent(content);
    }
    assertThat(copies.resolve("kept").toFile().list()).hasSize(1 + Rounds.COUNT);
  }

  private Void complete() throws IOException {
    new BackupFolder(copies).complete(files);
    return null;
  }

  private Void follow() throws IOException {
    new BackupFolder(copies).follow(files);
    return null;
  }

  /** As {@code pufa backup} does beside the server. */
  @Race
  @Test
  void whileAnotherProcessCopiesTheServerLeavesItToIt() throws IOException {
    write(files.resolve("kept/2c3d"), "演示");
    try (JavaProcess other =
        JavaProcess.ofTests(Busy.class, copies.resolve("files.lock").toString())) {
      Eventually.within(
          Duration.ofSeconds(30),
          () -> assertThat(other.output()).as(other::said).contains("busy"));
      backups.follow(files);
      assertThat(copies.resolve("kept/2c3d")).doesNotExist();
      other.kill();
    }
    backups.follow(files);
    assertThat(copies.resolve("kept/2c3d")).exists();
  }

  /** Is at it until it is killed. */
  static final class Busy {
    public static void main(String[] arguments) throws IOException {
      OneAtATime.inTurn(
          Path.of(arguments[0]),
          () -> {
            System.out.println("busy");
            return System.in.read();
          });
    }
  }

  @Test
  void aHeadThatIsThereStays() throws IOException {
    write(files.resolve(HEAD), "2026-11-24 5 bb");
    backups.giveBack(files);
    assertThat(files.resolve(HEAD)).hasContent("2026-11-24 5 bb");
  }
}

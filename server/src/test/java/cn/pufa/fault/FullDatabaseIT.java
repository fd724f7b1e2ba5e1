package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.Program;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table to which every command writes stands on a small disk, and the disk is full: commands
 * are refused for now and whole, reading goes on, and once there is room so does everything.
 */
@Fault("F8")
@StallsOnPurpose
class FullDatabaseIT {

  private static final int MEGABYTES = 4;

  /** A page of the table may have room for a few more. */
  private static final int TRIES = 200;

  private final Path disk = ServerProcess.newHome();
  private boolean mounted;

  @BeforeEach
  void mount() {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m,mode=0777", "small");
    assumeTrue(mounted, "nobody may mount a small disk here");
  }

  @AfterEach
  void unmount() throws IOException {
    if (mounted) {
      assertThat(run("umount")).isTrue();
    }
    Files.delete(disk);
  }

  /** With the disk's folder behind it; whether it went well. */
  private boolean run(String... command) {
    var whole = new ArrayList<>(List.of(command));
    whole.add(disk.toString());
    try {
      return new ProcessBuilder(whole)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void commandsAreRefusedWholeAndGoOnOnceThereIsRoom() throws IOException {
    Path data = Files.createDirectory(disk.resolve("data"));
    // As root the kit runs PostgreSQL as this user.
    Program.run("chown", "65534:65534", data.toString());
    try (PrivatePostgres postgres = PrivatePostgres.start();
        TestServer server = TestServer.start(postgres.database(), Map.of());
        Jdbc superuser = Jdbc.connect(postgres.superuserUrl())) {
      Api officer = server.as("case_officer");
      superuser.execute("create tablespace small location '" + data + "'");
      superuser.execute("alter table audit_event set tablespace small");
      long before = campaigns(superuser);
      Path filler = fill();
      int made = commandsUntilRefused(officer);
      requireMade(superuser, before, made);
      officer.call("listCampaigns").expect(200);
      Files.delete(filler);
      officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
      requireMade(superuser, before, made + 1);
    }
  }

  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  /** How many succeeded before. */
  private static int commandsUntilRefused(Api officer) {
    for (int made = 0; made < TRIES; made++) {
      Api.Answer answer = officer.call("createCampaign", Map.of(), Given.campaignDraft());
      if (answer.status() != 201) {
        assertThat(answer.expect(503).text("type")).isEqualTo("unavailable");
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
        return made;
      }
    }
    throw new AssertionError("never refused");
  }

  /** Each with its event, and nothing without one. */
  private static void requireMade(Jdbc database, long before, long made) {
    assertThat(campaigns(database) - before).isEqualTo(made);
    assertThat(database.number("select count(*) from audit_event where action = 'createCampaign'"))
        .isEqualTo(made);
  }

  private static long campaigns(Jdbc database) {
    return database.number("select count(*) from campaign");
  }
}

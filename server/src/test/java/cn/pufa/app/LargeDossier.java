package cn.pufa.app;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.RegisterRequests;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** One organisation with hundreds of megabytes of documents, which cannot be packed smaller. */
final class LargeDossier {

  private static final Sql OFFICER = Sql.of("select id from person where account = 'case_officer'");
  private static final int FILES = 20;
  private static final int BYTES = 15 << 20;
  private static final int BETWEEN_LOOKS = 10 << 20;

  private final Path home;
  private final Workers workers;
  private final Api officer;
  private final String organization;
  private long bytes;

  LargeDossier(Path home, Workers workers, Api officer, String organization) {
    this.home = home;
    this.workers = workers;
    this.officer = officer;
    this.organization = organization;
  }

  void fill() {
    Vertx vertx = Vertx.vertx();
    var database = new Database(vertx, SecretUrl.of(HomeDatabase.appUrl(home)));
    try {
      var clock = new BusinessClock(Clock.systemUTC());
      var files = new Files(database, clock, workers, home.resolve("files/kept"));
      var random = new Random(77);
      IntStream.range(0, FILES).forEach(number -> add(database, files, random, number));
    } finally {
      database.close();
      vertx.close().await();
    }
  }

  private void add(Database database, Files files, Random random, int number) {
    byte[] content = new byte[BYTES];
    random.nextBytes(content);
    StoredFile file =
        database.transaction(
            tx ->
                files.keep(
                    tx,
                    new FileContent("application/pdf", content, hash(content)),
                    FilePurpose.CHARTER,
                    tx.one(OFFICER, row -> row.getUUID("id"))));
    JsonObject charter = RegisterRequests.draft("%d-02-03".formatted(1990 + number));
    charter.addProperty("file", file.id().toString());
    officer.call("recordCharter", Map.of("organization", organization), charter).expect(201);
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** Reads it as it comes and looks now and then; the most that was seen. */
  long read(LongSupplier look) {
    var request =
        officer.request(
            "getDossierArchive", Map.of("organization", organization), null, null, Map.of());
    try (var client = HttpClient.newHttpClient();
        var in = client.send(request, BodyHandlers.ofInputStream()).body()) {
      byte[] buffer = new byte[1 << 16];
      long most = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if ((bytes + read) / BETWEEN_LOOKS > bytes / BETWEEN_LOOKS) {
          most = Math.max(most, look.getAsLong());
        }
        bytes += read;
      }
      return most;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  long bytes() {
    return bytes;
  }
}

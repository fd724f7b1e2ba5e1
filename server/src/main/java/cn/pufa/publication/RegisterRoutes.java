package cn.pufa.publication;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.SquareCode;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Operations of {@code register.yaml}: all of them public. */
final class RegisterRoutes {

  private record FileHead(String file, LocalDate extractDate, int rows, int bytes, String sha256) {}

  private record OpenData(LocalDate extractDate, Instant madeAt, List<FileHead> files) {}

  /** Many people may share an address, such as all of a township's office. */
  private static final int LOOKS_OF_ADDRESS = 60;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int DEFAULT_CHANGES = 100;

  private final Database database;
  private final PublicRegister register;
  private final PublicBatches batches;
  private final Verification verification;
  private final PublicAddress address;
  private final RateLimits limits;

  RegisterRoutes(
      Database database,
      PublicRegister register,
      PublicBatches batches,
      Verification verification,
      PublicAddress address,
      RateLimits limits) {
    this.database = database;
    this.register = register;
    this.batches = batches;
    this.verification = verification;
    this.address = address;
    this.limits = limits;
  }

  void bind(Routes routes) {
    routes.add("listPublications", this::listPublications);
    routes.add("getPublication", this::getPublication);
    routes.add("searchRegister", this::searchRegister);
    routes.add("getPublicOrganization", this::getPublicOrganization);
    routes.add("getPublicOrganizationCode", this::getPublicOrganizationCode);
    routes.add("verifyPublicNumber", this::verifyPublicNumber);
    routes.add("getOpenData", this::getOpenData);
    routes.add("getOpenDataFile", this::getOpenDataFile);
    routes.add("listOpenChanges", this::listOpenChanges);
  }

  private Answer listPublications(Request request) {
    return Answer.ok(database.read(tx -> batches.page(tx, request.page())));
  }

  private Answer getPublication(Request request) {
    return database
        .read(tx -> batches.batch(tx, request.text("number")))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Answer searchRegister(Request request) {
    requireSlow(request);
    String words = request.text("q").strip();
    if (words.length() < 2) {
      throw Problem.invalid("query/q", "请至少输入两个字");
    }
    return Answer.ok(database.read(tx -> register.search(tx, words, request.page())));
  }

  private Answer getPublicOrganization(Request request) {
    requireSlow(request);
    return database
        .read(tx -> register.organization(tx, request.text("creditCode")))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Answer getPublicOrganizationCode(Request request) {
    String page = address.ofOrganization(request.text("creditCode"));
    if (page == null) {
      throw Problem.notFound();
    }
    return Answer.file("image/png", "code.png", SquareCode.png(page));
  }

  private Answer verifyPublicNumber(Request request) {
    requireSlow(request);
    return Answer.ok(database.read(tx -> verification.of(tx, request.text("number"))));
  }

  private void requireSlow(Request request) {
    if (!limits.take(request.operationId() + ":" + request.address(), LOOKS_OF_ADDRESS, WINDOW)) {
      throw Problem.tooManyRequests(WINDOW, "一分钟后可以再查。要全部数据，请用开放数据。");
    }
  }

  private Answer getOpenData(Request request) {
    return database
        .read(ExtractStore::last)
        .map(RegisterRoutes::openData)
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private static OpenData openData(ExtractStore.Extract extract) {
    return new OpenData(
        extract.day(),
        extract.madeAt(),
        extract.files().stream()
            .map(
                file ->
                    new FileHead(
                        file.file(), extract.day(), file.rows(), file.bytes(), file.sha256()))
            .toList());
  }

  private Answer getOpenDataFile(Request request) {
    String name = request.text("file");
    byte[] bytes = database.read(tx -> Extracts.file(tx, name));
    if (bytes == null) {
      throw Problem.notFound();
    }
    String type = name.endsWith(".csv") ? "text/csv" : "application/json";
    return Answer.file(type, name, bytes);
  }

  private Answer listOpenChanges(Request request) {
    Number after = (Number) request.parameters().getOrDefault("after", 0);
    int limit = (Integer) request.parameters().getOrDefault("limit", DEFAULT_CHANGES);
    return Answer.ok(database.read(tx -> Feed.after(tx, after.longValue(), limit)));
  }
}

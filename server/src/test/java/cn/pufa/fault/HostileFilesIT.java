package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.HostileFiles;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the contract that takes a file is given every file that none may take, as each
 * type it knows: it says why not, and nothing of it is stored, on the disk or in memory.
 */
@SlowFault({"F15", "F21"})
class HostileFilesIT {

  /** A piece can be anything; what all of them are is asked where it is attached: AttachmentIT. */
  private static final String PIECE = "appendChunk";

  /** Whoever forges a message of WeChat's is told nothing, and may not send much. */
  private static final String OF_WECHAT = "receiveWeChatPush";

  /** Answers with what is wrong. */
  private static final String CHECK = "checkStatute";

  /** What may lie about when all have been sent, of several hundred megabytes. */
  private static final long FLAT = 48L << 20;

  private static final Matrix MATRIX = Matrix.read();
  private static final Map<String, byte[]> FILES = HostileFiles.all();

  private static TestServer server;
  private static final Map<String, Map<String, Object>> PARAMETERS = new HashMap<>();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var requests = new ValidRequests(server);
    takers().forEach(id -> PARAMETERS.put(id, requests.parameters(id, MATRIX.sender(id))));
    AttendanceRequests.begin(server, (UUID) PARAMETERS.get("importAttendanceSheet").get("session"));
    Witness.awaitRest(server);
  }

  @AfterAll
  static void stop() {
    PARAMETERS.clear();
    server.close();
  }

  static List<String> takers() {
    return Api.CONTRACT.operations().stream()
        .filter(Operation::takesBytes)
        .map(Operation::id)
        .filter(Predicate.not(PIECE::equals))
        .toList();
  }

  @Test
  void allThatTakeAFileAreFound() {
    assertThat(takers()).contains("importOrganizations", "uploadLessonFile").hasSizeGreaterThan(10);
    assertThat(Api.CONTRACT.operation(PIECE).bodyMediaTypes()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("takers")
  void noneIsTaken(String operation) {
    Api sender = sender(operation);
    Set<String> mediaTypes = Api.CONTRACT.operation(operation).bodyMediaTypes();
    List<Path> before = kept();
    long heap = heapAfterCollection();
    try (var witness = new Witness(server)) {
      for (String mediaType : mediaTypes) {
        FILES.forEach(
            (name, file) ->
                requireRefused(
                    operation,
                    name + " as " + mediaType,
                    send(sender, operation, mediaType, file)));
      }
      send(sender, operation, "application/x-unknown", new byte[1]).expect(415);
      witness.requireNothingStored();
      witness.requireNoErrorLogged();
    }
    assertThat(kept()).isEqualTo(before);
    assertThat(heapAfterCollection() - heap).isLessThan(FLAT);
  }

  /** Of uploads each purpose has a gate of its own. */
  @ParameterizedTest
  @EnumSource
  void noneIsTakenForAnyPurpose(FilePurpose purpose) {
    String account =
        Stream.of("case_officer", "org_agent", "editor", "trainer")
            .filter(purpose::isDutyOf)
            .findFirst()
            .orElseThrow();
    Api sender = server.as(account);
    try (var witness = new Witness(server)) {
      FILES.forEach(
          (name, file) ->
              requireRefused(
                  "uploadFile",
                  name + " as " + purpose,
                  Uploads.send(sender, purpose.code(), Uploads.PDF, file)));
      witness.requireNothingStored();
      witness.requireNoErrorLogged();
    }
  }

  private static Api sender(String operation) {
    String account = MATRIX.sender(operation);
    return account == null ? server.api() : server.as(account);
  }

  private static Api.Answer send(Api sender, String operation, String mediaType, byte[] file) {
    Map<String, Object> of = PARAMETERS.get(operation);
    return mediaType.equals("multipart/form-data")
        ? sender.send(operation, of, Uploads.FORM, Uploads.form(file))
        : sender.send(operation, of, mediaType, file);
  }

  private static void requireRefused(String operation, String what, Api.Answer answer) {
    boolean mayTell = operation.equals(CHECK) && answer.status() == 200;
    boolean mayBeSilent =
        operation.equals(OF_WECHAT) && (answer.status() == 403 || answer.status() == 413);
    if (mayTell) {
      assertThat(answer.json().getAsJsonArray("faults")).as(what).isNotEmpty();
    } else if (!mayBeSilent) {
      assertThat(answer.status()).as(what).isEqualTo(422);
      assertThat(answer.pointers()).as(what).isNotEmpty();
    }
  }

  private static List<Path> kept() {
    try (Stream<Path> files = Files.walk(server.home().resolve("files"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static long heapAfterCollection() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

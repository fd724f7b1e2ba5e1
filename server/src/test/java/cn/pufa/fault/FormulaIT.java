package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.Planted;
import cn.pufa.testing.Program;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever words are kept anywhere begin like a formula; then every workbook of the contract is
 * opened by LibreOffice, which finds text in them and nothing to reckon; no cell, also of a copy
 * that comes back marked, would be a formula in a CSV.
 */
@SlowFault("F22")
class FormulaIT {

  /** With the place of its row behind it, such as (0,1), it is whole, and gives reckoned1. */
  private static final String FORMULA = "=\"reckoned\"&SUM";

  private static final String CSV_OF_EVERY_SHEET =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

  /** Of nobody's words; the transcript is of somebody who has learned nothing yet. */
  private static final List<String> FORMS =
      List.of(
          "getImportTemplate",
          "getLedgerTemplate",
          "getHotlineTemplate",
          "getDemoRegister",
          "exportMyTranscript");

  private static final Pattern WRITTEN =
      Pattern.compile("phone|email|mobile|address|note|remark|document_number|place|url");

  private static final Matrix MATRIX = Matrix.read();

  @TempDir private Path folder;

  @Test
  void noWorkbookReckonsWhatSomebodyWrote() throws IOException {
    Map<String, Api.Answer> books = new LinkedHashMap<>();
    try (TestServer server = TestServer.start();
        Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      Map<String, Supplier<Api.Answer>> exports = exports(server, new ValidRequests(server));
      assertThat(
              Planted.everywhere(
                  database, column -> isWritten(database, column), column -> FORMULA))
          .hasSizeGreaterThan(100);
      exports.forEach((book, export) -> books.put(book, export.get()));
    }
    assertThat(books)
        .allSatisfy(
            (book, answer) ->
                requireText(book, answer.expect(200).bytes(), FORMS.contains(book) ? "" : FORMULA));
    String cells = opened(books);
    assertThat(cells).contains("=\"\"reckoned\"\"&SUM(").doesNotContainPattern("reckoned[0-9]");
  }

  /**
   * What people write: words are Chinese and have more bytes than characters, and the rest has
   * names that say so. Codes nobody writes.
   */
  private static boolean isWritten(Jdbc database, String column) {
    String[] place = column.split("\\.");
    return WRITTEN.matcher(place[1]).find() || holdsWords(database, place);
  }

  private static boolean holdsWords(Jdbc database, String[] place) {
    return database.number(
            "select count(*) from \"%s\" where octet_length(\"%s\"::text) > length(\"%s\"::text)"
                .formatted(place[0], place[1], place[1]))
        > 0;
  }

  /** Each by somebody who may, asked in words that are made before anything is planted. */
  private static Map<String, Supplier<Api.Answer>> exports(
      TestServer server, ValidRequests requests) {
    Map<String, Supplier<Api.Answer>> exports = new LinkedHashMap<>();
    for (Operation operation : Api.CONTRACT.operations()) {
      if (isBook(operation) && !operation.bodyMediaTypes().contains(Api.XLSX)) {
        String id = operation.id();
        String account = MATRIX.sender(id);
        Map<String, Object> parameters = requests.parameters(id, account);
        Api caller = account == null ? server.api() : server.as(account);
        JsonObject body = requests.body(id, account);
        exports.put(id, () -> caller.call(id, parameters, body));
      }
    }
    assertThat(exports).containsKeys("exportOrganizations", "exportCertificates", "exportLedger");
    return exports;
  }

  private static boolean isBook(Operation operation) {
    return operation.answerMediaTypes(200).contains(Api.XLSX);
  }

  /** What is open to all is a CSV, guarded likewise: OpenDataIT looks into it. */
  @Test
  void oneFileIsACsv() {
    assertThat(Api.CONTRACT.operations())
        .filteredOn(operation -> operation.answerMediaTypes(200).contains("text/csv"))
        .extracting(Operation::id)
        .containsExactly("getOpenDataFile");
  }

  /** A copy of what was sent, with the reasons in it. */
  @Test
  void noMarkedCopyReckonsWhatItWasGiven() {
    try (TestServer server = TestServer.start()) {
      var requests = new ValidRequests(server);
      Api officer = server.as("case_officer");
      Map<String, Object> session = requests.parameters("markAttendanceSheet", "case_officer");
      byte[] list = officer.call("getAttendanceSheet", session).expect(200).bytes();
      byte[] ledger = LedgerRequests.sheet(List.of("演示1", "演示·导入", "2026-05-31", "咨询"));
      Map<String, byte[]> files =
          Map.of(
              "markImportFaults", withFormulas(Given.workbook(Given.rows(1).subList(0, 1)), "名册"),
              "markLedgerImport", withFormulas(ledger, "12345工单"),
              "markAttendanceSheet", withFormulas(list, "到场表"));
      assertThat(Api.CONTRACT.operations())
          .filteredOn(one -> isBook(one) && one.bodyMediaTypes().contains(Api.XLSX))
          .extracting(Operation::id)
          .containsExactlyInAnyOrderElementsOf(files.keySet());
      files.forEach(
          (operation, file) -> {
            var parameters = requests.parameters(operation, "case_officer");
            byte[] marked = officer.send(operation, parameters, Api.XLSX, file).expect(200).bytes();
            requireText(operation, marked, FORMULA);
          });
    }
  }

  /** The rows of a file, and one of formulas that another program wrote as text. */
  private static byte[] withFormulas(byte[] file, String name) {
    List<List<String>> rows = Sheets.rows(file, name);
    int width = rows.getLast().size();
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet(name);
      for (int row = 0; row <= rows.size(); row++) {
        List<String> cells =
            row < rows.size() ? rows.get(row) : Collections.nCopies(width, FORMULA + "(0,1)");
        for (int column = 0; column < cells.size(); column++) {
          sheet.value(row, column, cells.get(column));
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  private static void requireText(String operation, byte[] book, String words) {
    assertThat(Sheets.texts(book))
        .as(operation)
        .anyMatch(cell -> cell.contains(words))
        .noneMatch(cell -> cell.matches("(?s)[=+@\\-\t\r].*"));
  }

  /** All cells of all sheets, as LibreOffice shows them. */
  private String opened(Map<String, Api.Answer> books) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=file://" + folder.resolve("profile"),
                "--convert-to",
                CSV_OF_EVERY_SHEET,
                "--outdir",
                folder.resolve("sheets").toString()));
    for (var book : books.entrySet()) {
      Path file = Files.write(folder.resolve(book.getKey() + ".xlsx"), book.getValue().bytes());
      command.add(file.toString());
    }
    Program.run(command.toArray(String[]::new));
    var cells = new StringBuilder();
    try (Stream<Path> sheets = Files.list(folder.resolve("sheets"))) {
      for (Path sheet : sheets.toList()) {
        cells.append(Files.readString(sheet)).append('\n');
      }
    }
    return cells.toString();
  }
}

package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.Planted;
import cn.pufa.testing.Program;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
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
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever text is kept anywhere begins like a formula; then workbooks of three features are opened
 * by LibreOffice, which finds text in them and nothing to reckon; a copy that comes back marked has
 * no cell that would be a formula in a CSV.
 */
@Fault("F22")
class FormulaIT {

  /** With the place of its row behind it, such as (0,1), it is whole, and gives reckoned1. */
  private static final String FORMULA = "=\"reckoned\"&SUM";

  private static final String CSV_OF_EVERY_SHEET =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

  private static final List<String> BOOKS =
      List.of("exportOrganizations", "exportCertificates", "exportLedger");

  @TempDir private Path folder;

  @Test
  void noWorkbookReckonsWhatSomebodyWrote() throws IOException {
    Map<String, byte[]> books = new LinkedHashMap<>();
    try (TestServer server = TestServer.start();
        Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      var requests = new ValidRequests(server);
      Map<String, Map<String, Object>> exports = exports(requests);
      Map<String, Api> callers = callers(server);
      assertThat(Planted.everywhere(database, column -> FORMULA)).hasSizeGreaterThan(100);
      exports.forEach(
          (operation, parameters) ->
              callers.values().stream()
                  .map(caller -> caller.call(operation, parameters))
                  .filter(answer -> answer.status() == 200)
                  .findFirst()
                  .ifPresent(answer -> books.put(operation, answer.bytes())));
    }
    assertThat(books).containsOnlyKeys(BOOKS);
    String cells = opened(books);
    assertThat(cells).contains("=\"\"reckoned\"\"&SUM(").doesNotContainPattern("reckoned[0-9]");
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
      files.forEach(
          (operation, file) -> {
            var parameters = requests.parameters(operation, "case_officer");
            requireText(
                operation, officer.send(operation, parameters, Api.XLSX, file).expect(200).bytes());
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

  /** Asked in words that are made before anything is planted. */
  private static Map<String, Map<String, Object>> exports(ValidRequests requests) {
    Map<String, Map<String, Object>> exports = new LinkedHashMap<>();
    for (String operation : BOOKS) {
      exports.put(operation, requests.parameters(operation, "case_officer"));
    }
    return exports;
  }

  private static Map<String, Api> callers(TestServer server) {
    Map<String, Api> callers = new LinkedHashMap<>();
    for (String account :
        List.of("case_officer", "trainer", "admin", "leader", "editor", "township", "volunteer")) {
      callers.put(account, server.as(account));
    }
    return callers;
  }

  private static void requireText(String operation, byte[] book) {
    assertThat(Sheets.texts(book))
        .as(operation)
        .anyMatch(cell -> cell.contains(FORMULA))
        .noneMatch(cell -> cell.matches("(?s)[=+@\\-\t\r].*"));
  }

  /** All cells of all sheets, as LibreOffice shows them. */
  private String opened(Map<String, byte[]> books) throws IOException {
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
      Path file = Files.write(folder.resolve(book.getKey() + ".xlsx"), book.getValue());
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

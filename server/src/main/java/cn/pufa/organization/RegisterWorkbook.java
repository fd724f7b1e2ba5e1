package cn.pufa.organization;

import cn.pufa.platform.files.MergedCells;
import cn.pufa.platform.files.PrintedSheet;
import cn.pufa.platform.files.UploadedSheet;
import cn.pufa.platform.files.XlsxGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The register as a spreadsheet (社会组织名册, XLSX): read with every fault at once, written, and as a
 * template.
 */
public final class RegisterWorkbook {

  /** Data rows of one file. */
  public static final int MAX_ROWS = 20_000;

  /** Faults listed one by one; a last one says how many more there are. */
  public static final int MAX_FAULTS = 500;

  /** The column of a fault that concerns the whole file, whose row is 0. */
  public static final String FILE = "文件";

  private static final String SHEET = "名册";

  /** A cell that cannot be read becomes a fault of that cell; formats of numbers are not needed. */
  private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** Either rows or faults. */
  public record Reading(List<RegisterRow> rows, List<Fault> faults, RegisterLayout layout) {
    static Reading refused(String message) {
      return new Reading(List.of(), List.of(new Fault(0, FILE, message)), RegisterLayout.NONE);
    }
  }

  /**
   * @param row as in the spreadsheet, from 1; 0 for the whole file
   */
  public record Fault(int row, String column, String message) {}

  private final Map<String, String> townshipsByText;
  private final SortedMap<String, String> names;

  /**
   * @param townships name to code of the townships of the bureau
   */
  public RegisterWorkbook(Map<String, String> townships) {
    this.townshipsByText = byText(townships);
    this.names = new TreeMap<>();
    townships.forEach((name, code) -> names.put(code, name));
  }

  /**
   * Every way to write a township: its name, its code, and its name without 街道 or 镇 where only one
   * is meant.
   */
  private static Map<String, String> byText(Map<String, String> townships) {
    Map<String, String> codes = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    townships.forEach(
        (name, code) -> {
          var shortName = name.replaceFirst("(街道|镇|乡)$", "");
          if (codes.putIfAbsent(shortName, code) != null) {
            ambiguous.add(shortName);
          }
        });
    ambiguous.forEach(codes::remove);
    townships.forEach(
        (name, code) -> {
          codes.put(name, code);
          codes.put(code, code);
        });
    return Map.copyOf(codes);
  }

  /**
   * Reads an uploaded file that nobody has looked at yet.
   *
   * @param today no registration date may lie after it
   */
  public Reading read(byte[] file, LocalDate today) {
    return read(file, today, MAX_FAULTS, rows -> {});
  }

  /**
   * @param seen told how many rows have been read
   */
  Reading read(byte[] file, LocalDate today, int maxFaults, IntConsumer seen) {
    try {
      return readRows(XlsxGate.pass(file), today, maxFaults, seen);
    } catch (XlsxGate.Refused refusal) {
      return Reading.refused(refusal.getMessage());
    }
  }

  private Reading readRows(byte[] passed, LocalDate today, int maxFaults, IntConsumer seen) {
    return UploadedSheet.read(
        passed,
        RegisterWorkbook::sheet,
        (sheet, rows) -> {
          var merged = MergedCells.of(passed, sheet);
          var table = new RegisterTable(townshipsByText, today, merged, maxFaults);
          rows.forEach(
              row -> {
                table.take(row);
                seen.accept(table.dataRows());
              });
          return table.reading();
        });
  }

  /** The same file as text in its own layout, and in a column 原因 what is wrong with each row. */
  byte[] mark(byte[] file, RegisterLayout layout, List<Fault> faults) {
    return UploadedSheet.read(
        XlsxGate.pass(file),
        RegisterWorkbook::sheet,
        (sheet, rows) -> FaultWorkbook.write(sheet, rows, layout, faults));
  }

  private static Sheet sheet(ReadableWorkbook workbook) {
    return workbook.findSheet(SHEET).orElseGet(workbook::getFirstSheet);
  }

  /** An empty register to fill, with a second sheet that says how (填写说明). */
  public byte[] template() {
    return file(
        workbook -> {
          writeSheet(workbook, List.of());
          writeHowTo(workbook);
        });
  }

  /** The rows as text cells, none of them a formula; {@link #read} takes the file back. */
  public byte[] write(List<RegisterRow> rows) {
    return file(workbook -> writeSheet(workbook, rows));
  }

  /** Whether this is the code of one of the townships. */
  boolean isTownship(String code) {
    return names.containsKey(code);
  }

  /**
   * Writes organisations as they are read; {@link #read} takes the file back.
   *
   * @param next those after this credit code, none when there are no more
   */
  void export(OutputStream out, Function<String, List<Organization>> next) throws IOException {
    new RegisterExport(names).write(out, next);
  }

  private interface Content {
    void writeTo(Workbook workbook);
  }

  private static byte[] file(Content content) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      content.writeTo(workbook);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return withoutTime(bytes.toByteArray());
  }

  /**
   * The same rows give the same bytes: the moment of writing is taken out of the properties and the
   * ZIP.
   */
  private static byte[] withoutTime(byte[] file) {
    var bytes = new ByteArrayOutputStream();
    try (var in = ZipFile.builder().setByteArray(file).get();
        var out = new ZipOutputStream(bytes)) {
      for (var entry : Collections.list(in.getEntries())) {
        var settled = new ZipEntry(entry.getName());
        settled.setTimeLocal(ZIP_TIME);
        out.putNextEntry(settled);
        var part = in.getInputStream(entry).readAllBytes();
        out.write(entry.getName().equals("docProps/core.xml") ? withoutCreated(part) : part);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  private static byte[] withoutCreated(byte[] properties) {
    var text = new String(properties, StandardCharsets.UTF_8);
    return text.replaceFirst("<dcterms:created .*</dcterms:created>", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void writeSheet(Workbook workbook, List<RegisterRow> rows) {
    var sheet = workbook.newWorksheet(SHEET);
    for (var column : RegisterColumn.values()) {
      sheet.value(0, column.ordinal(), column.label());
      sheet.style(0, column.ordinal()).bold().set();
      sheet.width(column.ordinal(), column.width());
      sheet.style(column.ordinal()).format("@").set();
    }
    sheet.freezePane(0, 1);
    PrintedSheet.across(sheet, 0);
    for (int i = 0; i < rows.size(); i++) {
      writeRow(sheet, i + 1, rows.get(i));
    }
  }

  private void writeRow(Worksheet sheet, int at, RegisterRow row) {
    sheet.value(at, RegisterColumn.CREDIT_CODE.ordinal(), row.creditCode());
    sheet.value(at, RegisterColumn.NAME.ordinal(), row.name());
    sheet.value(at, RegisterColumn.TYPE.ordinal(), row.type().label());
    sheet.value(at, RegisterColumn.CHARITY.ordinal(), row.charity() ? "是" : "否");
    sheet.value(
        at, RegisterColumn.TOWNSHIP.ordinal(), names.getOrDefault(row.township(), row.township()));
    sheet.value(at, RegisterColumn.ADDRESS.ordinal(), row.address());
    sheet.value(at, RegisterColumn.REGISTERED_ON.ordinal(), row.registeredOn().toString());
    sheet.value(at, RegisterColumn.LEGAL_REPRESENTATIVE.ordinal(), row.legalRepresentative());
    sheet.value(at, RegisterColumn.SUPERVISING_UNIT.ordinal(), row.supervisingUnit());
    sheet.value(at, RegisterColumn.CONTACT_NAME.ordinal(), row.contactName());
    sheet.value(at, RegisterColumn.CONTACT_PHONE.ordinal(), row.contactPhone());
    sheet.value(at, RegisterColumn.CONTACT_EMAIL.ordinal(), row.contactEmail());
  }

  private void writeHowTo(Workbook workbook) {
    var sheet = workbook.newWorksheet("填写说明");
    sheet.width(0, 20);
    sheet.width(1, 60);
    sheet.value(0, 0, "一行填一个组织。表头不要改，列可以换位置。不要用公式。一次最多%,d行。".formatted(MAX_ROWS));
    sheet.value(1, 0, "列");
    sheet.value(1, 1, "怎么填");
    int at = 2;
    for (var column : RegisterColumn.values()) {
      sheet.value(at, 0, column.label());
      sheet.value(at++, 1, column.howTo());
    }
    sheet.value(++at, 0, "镇街");
    sheet.value(at++, 1, "区划代码");
    for (var township : names.entrySet()) {
      sheet.value(at, 0, township.getValue());
      sheet.value(at++, 1, township.getKey());
    }
  }
}

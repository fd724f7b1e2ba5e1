package cn.pufa.platform.files;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import cn.pufa.platform.files.XlsxGate.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML part of a workbook going by: refuses every DOCTYPE, and what would cost the reader memory
 * or time out of all proportion to the size of the file.
 *
 * <p>The parser is the JDK's, which stops at its limits while it reads. The one of fastexcel-reader
 * has none: 80,000 attributes of one element take it 7 s, 160,000 four times as long (measured).
 */
final class XlsxPart {

  static final int MAX_COLUMNS = 100;

  /** Twenty thousand rows of them. */
  static final int MAX_CELLS = 20_000 * MAX_COLUMNS;

  static final int MAX_FORMULAS = 500;

  /** Excel's own limits. */
  private static final int MAX_SHEET_ROWS = 1_048_576;

  private static final int MAX_CELL_CHARACTERS = 32_767;

  /** No number of Excel's is longer; the time to read one grows with the square of its length. */
  private static final int MAX_NUMBER_CHARACTERS = 64;

  private static final int MAX_STRINGS = 500_000;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ATTRIBUTES = 200;

  /** Different names of elements and attributes; a workbook has a few hundred. */
  private static final int MAX_NAMES = 2_000;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Set<String> names = new HashSet<>();
  private int strings;
  private int formulas;
  private int sheetRows;
  private int cells;
  private int cellsInRow;
  private String cellType;
  private boolean inValue;
  private int characters;

  /** Reads the part to its end; throws {@link Refused} at the first thing not allowed. */
  void check(InputStream part) throws IOException, XMLStreamException {
    var xml = parser().createXMLStreamReader(utf8(part));
    requireUtf8(xml.getCharacterEncodingScheme());
    while (xml.hasNext()) {
      switch (xml.next()) {
        case START_ELEMENT -> start(xml);
        case END_ELEMENT -> end(xml.getLocalName());
        case CHARACTERS, CDATA, SPACE -> text(xml.getTextLength());
        case PROCESSING_INSTRUCTION -> name(xml.getPITarget());
        case DTD -> throw new Refused("文件里含有 DOCTYPE 声明，不能上传。请在 Excel 或 WPS 里另存为新的 .xlsx 再上传。");
        default -> {}
      }
    }
  }

  private static XMLInputFactory parser() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(MAX_DEPTH));
    factory.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES));
    return factory;
  }

  /**
   * The text of the part. Decoded here because the JDK's parser prints to the console at a byte
   * that is not UTF-8.
   */
  private static Reader utf8(InputStream part) throws IOException {
    var text = new PushbackReader(new InputStreamReader(part, StandardCharsets.UTF_8.newDecoder()));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }

  /**
   * In another encoding the gate could not tell where a tag begins; no spreadsheet program writes
   * one.
   */
  private static void requireUtf8(String declared) {
    if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
      throw Refused.damaged();
    }
  }

  private void start(XMLStreamReader xml) {
    if (inValue || xml.getNamespaceCount() > MAX_ATTRIBUTES) {
      throw Refused.damaged();
    }
    name(xml.getLocalName());
    name(xml.getPrefix());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      name(xml.getAttributeLocalName(i));
    }
    switch (xml.getLocalName()) {
      case "row" -> startRow();
      case "c" -> startCell(xml);
      case "f" -> startFormula();
      case "v" -> startValue();
      case "si" -> startString();
      default -> {}
    }
  }

  private void name(String name) {
    if (names.add(name) && names.size() > MAX_NAMES) {
      throw Refused.damaged();
    }
  }

  private void startRow() {
    cellsInRow = 0;
    if (++sheetRows > MAX_SHEET_ROWS) {
      throw Refused.damaged();
    }
  }

  private void startCell(XMLStreamReader xml) {
    var type = xml.getAttributeValue(null, "t");
    cellType = type == null ? "n" : type;
    characters = 0;
    if (++cells > MAX_CELLS) {
      throw new Refused("表格超过%,d格。请删掉空白的行和列，另存后再上传。".formatted(MAX_CELLS));
    }
    if (++cellsInRow > MAX_COLUMNS || column(xml.getAttributeValue(null, "r")) > MAX_COLUMNS) {
      throw new Refused("表格的列太多，最多%d列。请删掉右边多余的列，另存后再上传。".formatted(MAX_COLUMNS));
    }
  }

  /**
   * The column of an address such as AB12, from 1, or anything above the limit; 0 where the cell
   * has no address.
   */
  private static int column(String address) {
    int column = 0;
    for (int i = 0; address != null && i < address.length() && column <= MAX_COLUMNS; i++) {
      char letter = Character.toUpperCase(address.charAt(i));
      if (letter >= 'A' && letter <= 'Z') {
        column = column * 26 + letter - 'A' + 1;
      }
    }
    return column;
  }

  private void startFormula() {
    if (cellType == null) {
      return;
    }
    if ("s".equals(cellType)) {
      throw Refused.damaged();
    }
    if (++formulas > MAX_FORMULAS) {
      throw new Refused("表格里的公式超过%d个。请复制整张表，选择“只粘贴值”，另存后再上传。".formatted(MAX_FORMULAS));
    }
  }

  private void startValue() {
    if (cellType != null) {
      inValue = true;
      characters = 0;
    }
  }

  private void startString() {
    characters = 0;
    if (++strings > MAX_STRINGS) {
      throw new Refused("表格里的文字超过%,d段。请只保留要上传的这一张表，另存后再上传。".formatted(MAX_STRINGS));
    }
  }

  private void end(String element) {
    switch (element) {
      case "c" -> cellType = null;
      case "v" -> inValue = false;
      default -> {}
    }
  }

  private void text(int length) {
    characters += length;
    if (inValue && "n".equals(cellType) && characters > MAX_NUMBER_CHARACTERS) {
      throw Refused.damaged();
    }
    boolean counts = cellType != null || strings > 0;
    if (counts && characters > MAX_CELL_CHARACTERS) {
      throw new Refused("有一格的文字超过%,d字。请改短后再上传。".formatted(MAX_CELL_CHARACTERS));
    }
  }
}

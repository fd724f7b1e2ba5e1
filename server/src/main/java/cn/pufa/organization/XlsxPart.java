package cn.pufa.organization;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import cn.pufa.organization.XlsxGate.Refused;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML part of a workbook going by: refuses what would cost the reader memory or time out of all proportion to
 * the size of the file, and every DOCTYPE.
 */
final class XlsxPart {

  static final int MAX_COLUMNS = 256;
  static final int MAX_FORMULAS = 500;

  /** Excel's own limit for one cell. */
  private static final int MAX_CELL_CHARACTERS = 32_767;

  /** No number of Excel's is longer; the time to read one grows with the square of its length. */
  private static final int MAX_NUMBER_CHARACTERS = 64;

  private static final int MAX_STRINGS = 500_000;
  private static final int MAX_DEPTH = 64;

  private static final XMLInputFactory XML = xmlWithoutDtd();

  private int depth;
  private int strings;
  private int formulas;
  private int cellsInRow;
  private String cellType;
  private boolean inValue;
  private int characters;

  /** The parser of fastexcel-reader, so that both see the same document. */
  private static XMLInputFactory xmlWithoutDtd() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Reads the part to its end; throws {@link Refused} at the first thing not allowed. */
  void check(InputStream part) throws XMLStreamException {
    var xml = XML.createXMLStreamReader(part);
    while (xml.hasNext()) {
      switch (xml.next()) {
        case START_ELEMENT -> start(xml);
        case END_ELEMENT -> end(xml.getLocalName());
        case CHARACTERS, CDATA, SPACE -> text(xml.getTextLength());
        case DTD -> throw new Refused("文件里含有 DOCTYPE 声明,不能上传。请在 Excel 或 WPS 里另存为新的 .xlsx 再上传。");
        default -> {}
      }
    }
  }

  private void start(XMLStreamReader xml) {
    if (++depth > MAX_DEPTH || inValue) {
      throw Refused.damaged();
    }
    switch (xml.getLocalName()) {
      case "row" -> cellsInRow = 0;
      case "c" -> startCell(xml);
      case "f" -> startFormula();
      case "v" -> startValue();
      case "si" -> startString();
      default -> {}
    }
  }

  private void startCell(XMLStreamReader xml) {
    var type = xml.getAttributeValue(null, "t");
    cellType = type == null ? "n" : type;
    characters = 0;
    cellsInRow++;
    if (cellsInRow > MAX_COLUMNS || column(xml.getAttributeValue(null, "r")) > MAX_COLUMNS) {
      throw new Refused("表格的列太多,最多%d列。请删掉右边多余的列,另存后再上传。".formatted(MAX_COLUMNS));
    }
  }

  /** The column of an address such as AB12, from 1, or anything above the limit; 0 where the cell has no address. */
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
      throw new Refused("表格里的公式超过%d个。请复制整张表,选择“只粘贴值”,另存后再上传。".formatted(MAX_FORMULAS));
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
      throw new Refused("表格里的文字超过%,d段。请只保留名册这一张表,另存后再上传。".formatted(MAX_STRINGS));
    }
  }

  private void end(String element) {
    depth--;
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

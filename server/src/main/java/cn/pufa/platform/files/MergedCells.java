package cn.pufa.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Cells of a sheet that are merged (合并单元格), which the reader of workbooks passes over.
 *
 * @param address such as A5:B9
 * @param firstColumn from 0, @param firstRow from 1, @param lastRow from 1
 */
public record MergedCells(String address, int firstColumn, int firstRow, int lastRow) {

  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})");

  /** So many are enough to refuse a sheet. */
  private static final int MOST = 1_000;

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /**
   * @param passed a workbook that has passed {@link XlsxGate}
   * @param sheet its name
   */
  public static List<MergedCells> of(byte[] passed, String sheet) throws IOException {
    try (var zip = ZipFile.builder().setByteArray(passed).get()) {
      String part = part(zip, sheet);
      List<MergedCells> merged = new ArrayList<>();
      if (part != null) {
        walk(zip, part, xml -> take(xml, merged));
      }
      return merged;
    } catch (XMLStreamException fault) {
      throw XlsxGate.Refused.damaged();
    }
  }

  /** Where the sheet lies; null where the workbook does not say. */
  private static String part(ZipFile zip, String sheet) throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    walk(
        zip,
        "xl/_rels/workbook.xml.rels",
        xml -> {
          if (xml.getLocalName().equals("Relationship")) {
            targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
          }
        });
    List<String> ids = new ArrayList<>();
    walk(
        zip,
        "xl/workbook.xml",
        xml -> {
          if (xml.getLocalName().equals("sheet")
              && sheet.equals(xml.getAttributeValue(null, "name"))) {
            ids.add(xml.getAttributeValue(RELATIONSHIPS, "id"));
          }
        });
    String target = ids.isEmpty() ? null : targets.get(ids.getFirst());
    if (target == null) {
      return null;
    }
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private static void walk(ZipFile zip, String name, Consumer<XMLStreamReader> element)
      throws IOException, XMLStreamException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return;
    }
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = zip.getInputStream(entry)) {
      var xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element.accept(xml);
        }
      }
    }
  }

  private static void take(XMLStreamReader xml, List<MergedCells> merged) {
    if (!xml.getLocalName().equals("mergeCell") || merged.size() >= MOST) {
      return;
    }
    String address = String.valueOf(xml.getAttributeValue(null, "ref"));
    var range = RANGE.matcher(address);
    if (range.matches()) {
      merged.add(
          new MergedCells(
              address,
              column(range.group(1)),
              Integer.parseInt(range.group(2)),
              Integer.parseInt(range.group(3))));
    }
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }
}

package cn.pufa.platform.print;

/** How the kinds of paragraphs of a report look: sizes in half points, 三号 is 16 points. */
final class ReportStyles {

  /** 二号, 三号, 四号, 小四. */
  private static final int TITLE = 44;

  private static final int TEXT = 32;
  static final int SMALL = 28;
  private static final int CELL = 24;

  private static final String SPACING =
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>";

  /** Said where a program would take the indent of ordinary text over. */
  private static final String NOT_INDENTED = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";

  private ReportStyles() {}

  static String xml() {
    return DocxParts.HEADER
        + "<w:styles xmlns:w=\"%s\">".formatted(DocxParts.WORD)
        + "<w:docDefaults><w:rPrDefault><w:rPr>%s<w:lang w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            .formatted(letters("仿宋_GB2312", TEXT))
        + style("Normal", "Normal", indented(), letters("仿宋_GB2312", TEXT), true)
        + style("Title", "Title", aligned("center"), letters("方正小标宋简体", TITLE), false)
        + style("Heading1", "heading 1", heading(0), letters("黑体", TEXT), false)
        + style("Heading2", "heading 2", heading(1), letters("楷体_GB2312", TEXT), false)
        + style("Heading3", "heading 3", heading(2), bold("仿宋_GB2312", TEXT), false)
        + style("Signature", "Signature", aligned("right"), letters("仿宋_GB2312", TEXT), false)
        + style("About", "About", aligned("center"), letters("楷体_GB2312", TEXT), false)
        + style("Cell", "Cell", loose("left"), letters("仿宋_GB2312", CELL), false)
        + style("CellHead", "Cell Head", loose("left"), letters("黑体", CELL), false)
        + style("Picture", "Picture", picture(), letters("仿宋_GB2312", TEXT), false)
        + style("Caption", "caption", loose("center"), letters("楷体_GB2312", SMALL), false)
        + "</w:styles>";
  }

  private static String style(
      String id, String name, String paragraph, String letters, boolean isDefault) {
    return "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>"
        .formatted(isDefault ? " w:default=\"1\"" : "", id, name, paragraph, letters);
  }

  static String letters(String typeface, int size) {
    return letters(typeface, size, "");
  }

  private static String bold(String typeface, int size) {
    return letters(typeface, size, "<w:b/>");
  }

  private static String letters(String typeface, int size, String weight) {
    return "<w:rFonts w:ascii=\"%1$s\" w:hAnsi=\"%1$s\" w:eastAsia=\"%1$s\" w:cs=\"%1$s\"/>%3$s<w:sz w:val=\"%2$d\"/><w:szCs w:val=\"%2$d\"/>"
        .formatted(typeface, size, weight);
  }

  private static String indented() {
    return SPACING + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>";
  }

  private static String heading(int outline) {
    return "<w:keepNext/>" + indented() + "<w:outlineLvl w:val=\"%d\"/>".formatted(outline);
  }

  private static String aligned(String side) {
    return SPACING + NOT_INDENTED + "<w:jc w:val=\"%s\"/>".formatted(side);
  }

  /** As high as it needs to be: a line of a fixed height would cut a picture off. */
  private static String loose(String side) {
    return "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"264\" w:lineRule=\"auto\"/>"
        + NOT_INDENTED
        + "<w:jc w:val=\"%s\"/>".formatted(side);
  }

  private static String picture() {
    return "<w:keepNext/>" + loose("center");
  }
}

package cn.pufa.platform.files;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** How a sheet comes out of the printer. */
public final class PrintedSheet {

  private PrintedSheet() {}

  /**
   * A4 across, as wide as a page however many columns there are.
   *
   * @param head the row that stands at the top of each page, counted from 0
   */
  public static void across(Worksheet sheet, int head) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(head);
  }

  /**
   * Of more columns than can be read on a page, only the first go on paper.
   *
   * @param last row, counted from 0
   */
  public static void onlyFirst(Worksheet sheet, int columns, int last) {
    sheet.range(0, 0, last, columns - 1).setName("_xlnm.Print_Area");
  }
}

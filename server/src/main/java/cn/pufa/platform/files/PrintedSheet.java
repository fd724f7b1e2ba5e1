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
}

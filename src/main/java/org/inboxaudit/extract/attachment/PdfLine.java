package org.inboxaudit.extract.attachment;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;

/// Puts what the operators for text show into lines and words (ISO 32000-2 §9.4). A PDF need not
/// hold blanks: programs move on instead, and some do so behind each letter.
final class PdfLine {
  /// A step so wide, in ems, parts words.
  private static final double BLANK = 0.17;

  private final FileWords words;
  private PdfFont font = PdfFont.NONE;
  private double size = 1;

  /// How far the text has come since the place from which the next step is counted.
  private double advance;

  private double scale = 1;
  private double x;
  private double y;

  PdfLine(FileWords words) {
    this.words = words;
  }

  void font(PdfFont next, COSBase nextSize) {
    font = next;
    size = Math.abs(number(nextSize));
  }

  void operator(String name, List<COSBase> operands) {
    switch (name) {
      case "Tj" -> show(operands);
      case "'", "\"" -> {
        endLine();
        show(operands);
      }
      case "TJ" -> showAll(operands);
      case "T*" -> endLine();
      case "Td", "TD" -> {
        if (operands.size() == 2) {
          step(number(operands.getFirst()), number(operands.getLast()));
        }
      }
      case "Tm" -> {
        if (operands.size() == 6) {
          matrix(operands);
        }
      }
      default -> {
        // nothing that is read
      }
    }
  }

  private void show(List<COSBase> operands) {
    if (!operands.isEmpty() && operands.getLast() instanceof COSString text) {
      advance += font.show(text.getBytes(), words) * size;
    }
  }

  private void showAll(List<COSBase> operands) {
    if (!operands.isEmpty() && operands.getLast() instanceof COSArray pieces) {
      for (COSBase piece : pieces) {
        if (piece instanceof COSString text) {
          advance += font.show(text.getBytes(), words) * size;
        } else if (piece instanceof COSNumber number) {
          double back = number.floatValue() / 1000;
          advance -= back * size;
          if (-back > BLANK) {
            words.blank();
          }
        }
      }
    }
  }

  /// To another place, counted from where the line began.
  private void step(double across, double down) {
    x += across * scale;
    y += down * scale;
    if (down == 0) {
      gap(across - advance);
    } else {
      endLine();
    }
    advance = 0;
  }

  private void matrix(List<COSBase> operands) {
    double newScale = Math.abs(number(operands.getFirst()));
    double newX = number(operands.get(4));
    double newY = number(operands.get(5));
    if (newScale > 0 && Math.abs(newY - y) < 0.5 * size * newScale) {
      gap((newX - x) / newScale - advance);
    } else {
      endLine();
    }
    scale = newScale > 0 ? newScale : 1;
    x = newX;
    y = newY;
    advance = 0;
  }

  /// Back is a new word as well: the order of the content is not that of the line.
  private void gap(double length) {
    if (length > BLANK * size || length < -size) {
      words.blank();
    }
  }

  private void endLine() {
    words.end('\n');
    advance = 0;
  }

  private static double number(COSBase operand) {
    return operand instanceof COSNumber number ? number.floatValue() : 0;
  }
}

package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.SampleFiles.ascii;
import static org.inboxaudit.extract.attachment.SamplePdfs.deflated;
import static org.inboxaudit.extract.attachment.SamplePdfs.pdf;
import static org.inboxaudit.extract.attachment.SamplePdfs.stream;

import java.util.Map;

/// PDF files that act, each by another way (ISO 32000-2 §12.6).
final class PdfShapes {
  private PdfShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    String script = "/S/JavaScript/JS(1)";
    shapes
        .add("names.pdf", pdf("/Names<</JavaScript<</Names[(a)<<" + script + ">>]>>>>", ""))
        .add("hex names.pdf", pdf("/#4fpenAction<</#53/J#61vaScript/#4a#53(1)>>", ""))
        .add("of a page.pdf", pdf("", "/AA<</O<<" + script + ">>>>"))
        .add(
            "of a field.pdf",
            pdf("/AcroForm<</Fields[<</FT/Tx/AA<</K<<" + script + ">>>>>>]>>", ""))
        .add("of an outline.pdf", pdf("/Outlines<</First<</A<<" + script + ">>>>>>", ""))
        .add("next.pdf", pdf("/OpenAction<</S/Named/N/NextPage/Next<<" + script + ">>>>", ""))
        .add(
            "as a stream.pdf",
            pdf("/OpenAction<</S/JavaScript/JS 9 0 R>>", "", stream(9, "", ascii("app.alert(1)"))))
        .add("rendition.pdf", pdf("/OpenAction<</S/Rendition/OP 0/JS(1)>>", ""))
        .add("launch.pdf", pdf("/OpenAction<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>", ""))
        .add("launch of a file.pdf", pdf("/OpenAction<</S/Launch/F(calc.exe)>>", ""))
        .add(
            "go to a share.pdf",
            pdf("/OpenAction<</S/GoToR/F(\\\\\\\\192.0.2.1\\\\x)/D[0/Fit]>>", ""))
        .add("go to inside.pdf", pdf("/OpenAction<</S/GoToE/T<</R/C/N(a)>>>>", ""))
        .add(
            "submits.pdf",
            pdf("/OpenAction<</S/SubmitForm/F<</FS/URL/F(http://192.0.2.1/)>>>>", ""))
        .add("imports.pdf", pdf("/OpenAction<</S/ImportData/F(x.fdf)>>", ""))
        .add("thread.pdf", pdf("/OpenAction<</S/Thread/F(\\\\\\\\192.0.2.1\\\\x)/D 0>>", ""))
        .add(
            "address with a script.pdf",
            pdf(
                "",
                "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:go\\(\\))>>>>]"))
        .add(
            "address of a share.pdf",
            pdf(
                "",
                "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file://192.0.2.1/x.exe)>>>>]"))
        .add("address by itself.pdf", pdf("/OpenAction<</S/URI/URI(http://192.0.2.1/x)>>", ""))
        .add(
            "stream elsewhere.pdf",
            pdf(
                "",
                "/Contents 9 0 R",
                ascii(
                    "9 0 obj<</Length 0/F<</FS/URL/F(http://192.0.2.1/x)>>>>stream\n\nendstream endobj\n")))
        .add(
            "stream on a share.pdf",
            pdf(
                "",
                "/Resources<</XObject<</X 9 0 R>>>>",
                ascii(
                    "9 0 obj<</Subtype/Image/Length 0/F(\\\\\\\\192.0.2.1\\\\x.png)>>stream\n\nendstream endobj\n")))
        .add(
            "reference.pdf",
            pdf(
                "",
                "/Resources<</XObject<</X<</Ref<</F(\\\\\\\\192.0.2.1\\\\x.pdf)/Page 0>>>>>>>>"))
        .add(
            "file.pdf",
            pdf(
                "/Names<</EmbeddedFiles<</Names[(a)<</F(a.docm)/EF<</F 9 0 R>>>>]>>>>",
                "",
                stream(9, "/Type/EmbeddedFile", SampleFiles.macroDocument())))
        .add(
            "file at a place.pdf",
            pdf(
                "",
                "/Annots[<</Subtype/FileAttachment/FS<</F(a.exe)/EF<</F 9 0 R>>>>>>]",
                stream(9, "", SampleFiles.program())))
        .add(
            "portfolio.pdf",
            pdf(
                "/Collection<</View/T>>/Names<</EmbeddedFiles<</Names[(a)<</UF(a.js)/EF<</UF 9 0 R>>>>]>>>>",
                "",
                stream(9, "", ascii("x"))))
        .add(
            "film.pdf",
            pdf(
                "",
                "/Annots[<</Subtype/RichMedia/RichMediaContent<</Assets<</Names[(x.swf)<</F(x.swf)/EF<</F 9 0 R>>>>]>>>>>>]",
                stream(9, "", ascii("CWS\n" + "\0".repeat(30)))))
        .add(
            "form.pdf",
            pdf(
                "/AcroForm<</XFA 9 0 R>>",
                "",
                stream(
                    9,
                    "",
                    ascii("<xdp><script contentType='application/x-javascript'>1</script></xdp>"))))
        .add(
            "packed form.pdf",
            pdf(
                "/AcroForm<</XFA[(x)9 0 R]>>",
                "",
                stream(
                    9,
                    "/Filter/FlateDecode",
                    deflated(
                        ascii(
                            "<xdp><script contentType='application/x-javascript'>1</script></xdp>")))))
        .add(
            "packed objects.pdf",
            pdf(
                "/OpenAction 8 0 R",
                "",
                stream(
                    9,
                    "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
                    deflated(ascii("8 0 <<" + script + ">>")))))
        .add(
            "objects in hex.pdf",
            pdf(
                "/OpenAction 8 0 R",
                "",
                stream(
                    9,
                    "/Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode",
                    ascii(
                        java.util.HexFormat.of().formatHex(ascii("8 0 <<" + script + ">>"))
                            + ">"))))
        .add(
            "objects packed twice.pdf",
            pdf(
                "/OpenAction 8 0 R",
                "",
                stream(
                    9,
                    "/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]",
                    deflated(deflated(ascii("8 0 <<" + script + ">>"))))))
        .add("head far down.pdf", ascii("x".repeat(1000)), pdf("/OpenAction<<" + script + ">>", ""))
        .add(
            "head too far down.pdf",
            ascii("x".repeat(3000)),
            pdf("/OpenAction<<" + script + ">>", ""))
        .add("cut.pdf", java.util.Arrays.copyOf(pdf("/OpenAction<<" + script + ">>", ""), 120))
        .text("cut in a name.pdf", "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScr")
        .add("two ends.pdf", pdf("", ""), pdf("/OpenAction<<" + script + ">>", ""))
        .add("no name", pdf("/OpenAction<<" + script + ">>", ""))
        .add("picture.jpg", pdf("/OpenAction<<" + script + ">>", ""))
        .add(
            "locked.pdf",
            pdf(
                "",
                "",
                ascii(
                    "9 0 obj<</Filter/Standard/V 4/R 4/O(x)/U(y)/P -1>>endobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n")))
        .add(
            "locked for some.pdf",
            pdf(
                "",
                "",
                ascii(
                    "9 0 obj<</Filter/Adobe.PubSec/V 4>>endobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n")))
        .add(
            "wrapped.pdf",
            pdf(
                "/Names<</EmbeddedFiles<</Names[(a)<</F(a.pdf)/AFRelationship/EncryptedPayload/EF<</F 9 0 R>>>>]>>>>",
                "",
                stream(9, "", new byte[99])))
        .text(
            "comments.xfdf",
            "<?xml version='1.0'?><xfdf xmlns='http://ns.adobe.com/xfdf/'><f href='http://192.0.2.1/x.pdf'/><fields><field name='x'><value>1</value></field></fields></xfdf>")
        .add(
            "and an archive.pdf", pdf("", ""), SampleContainers.zip("a.exe", SampleFiles.program()))
        .add("and an application.pdf", pdf("", ""), ascii("<hta:application><script>1</script>"))
        .add(
            "and another archive.pdf",
            pdf("", ""),
            SampleArchives.rar4("a.exe", new byte[9], false))
        .add(
            "and a third archive.pdf",
            pdf("", ""),
            SampleContainers.sevenZip("a.exe", SampleFiles.program()))
        .add(
            "and a program.pdf",
            pdf("", ""),
            SampleFiles.program(),
            ascii("!This program cannot be run in DOS mode."));
    return shapes.all();
  }
}

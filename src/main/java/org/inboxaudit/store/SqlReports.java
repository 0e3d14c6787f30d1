package org.inboxaudit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Reports;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.ReportJson;
import org.jdbi.v3.core.Handle;

/// Reports in the database, as the JSON they are, and the hashes of case codes. Like everything
/// about an audit, nothing is saved once the audit is erased.
@ApplicationScoped
class SqlReports implements Reports {
  private final Database database;

  SqlReports(Database database) {
    this.database = database;
  }

  @Override
  public void save(AuditId id, Report report) {
    replace(id, "report (content, audit_number)", ReportJson.write(report));
  }

  @Override
  public Optional<Report> find(AuditId id) {
    return database.in(
        handle ->
            handle
                .createQuery(
                    """
                    select r.content from report r join audit a on a.number = r.audit_number
                    where a.id = :id
                    """)
                .bind("id", id.value())
                .map((row, _) -> ReportJson.read(row.getBytes(1)))
                .findOne());
  }

  @Override
  public Optional<Report> change(AuditId id, UnaryOperator<Report> change) {
    return database.in(
        handle ->
            AuditRow.findLocked(handle, id)
                .flatMap(
                    audit ->
                        handle
                            .select(
                                "select content from report where audit_number = ?", audit.number())
                            .map((row, _) -> ReportJson.read(row.getBytes(1)))
                            .findOne()
                            .map(change)
                            .map(report -> update(handle, audit, report))));
  }

  private static Report update(Handle handle, AuditRow audit, Report report) {
    handle.execute(
        "update report set content = ? where audit_number = ?",
        ReportJson.write(report),
        audit.number());
    return report;
  }

  @Override
  public Optional<AuditId> byCaseCode(String caseCodeHash) {
    return database.in(
        handle ->
            handle
                .createQuery(
                    """
                    select a.id from case_code_hash c join audit a on a.number = c.audit_number
                    where c.hash = :hash
                    """)
                .bind("hash", caseCodeHash)
                .mapTo(String.class)
                .map(AuditId::new)
                .findOne());
  }

  @Override
  public void keepCaseCode(AuditId id, String caseCodeHash) {
    replace(id, "case_code_hash (hash, audit_number)", caseCodeHash);
  }

  private void replace(AuditId id, String tableAndColumns, Object value) {
    String table = tableAndColumns.substring(0, tableAndColumns.indexOf(' '));
    database.in(
        handle -> {
          AuditRow audit = AuditRow.lock(handle, id);
          handle.execute("delete from " + table + " where audit_number = ?", audit.number());
          return handle.execute(
              "insert into " + tableAndColumns + " values (?, ?)", value, audit.number());
        });
  }
}

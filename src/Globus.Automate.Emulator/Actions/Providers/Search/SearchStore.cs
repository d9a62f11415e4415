using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions.Providers.Search;

/// <summary>The entries of search indices. Every index exists.</summary>
internal sealed class SearchStore(Database database)
{
    public void Put(SearchEntry entry) =>
        database.Execute(
            "INSERT OR REPLACE INTO search_entry VALUES ($1, $2, $3, $4, $5)",
            entry.Index,
            entry.Subject,
            entry.EntryId,
            entry.VisibleTo.ToJson(),
            entry.Content
        );

    public IReadOnlyList<SearchEntry> List() =>
        database.Query("SELECT * FROM search_entry ORDER BY search_index, subject, entry_id", Read);

    public int RemoveEntry(string index, string subject, string entryId) =>
        database.Execute(
            "DELETE FROM search_entry WHERE search_index = $1 AND subject = $2 AND entry_id = $3",
            index,
            subject,
            entryId
        );

    public int RemoveSubject(string index, string subject) =>
        database.Execute("DELETE FROM search_entry WHERE search_index = $1 AND subject = $2", index, subject);

    private static SearchEntry Read(Row row) =>
        new(
            row.Text("search_index"),
            row.Text("subject"),
            row.Text("entry_id"),
            row.Strings("visible_to"),
            row.Text("content")
        );
}

using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>
/// A table that is dumped and seeded. Its first column identifies the owner of the rows, such as a flow, a run or an
/// action; the rows of a dump replace all existing rows of that owner.
/// </summary>
internal sealed class DumpTable
{
    private readonly DumpColumn[] _columns;
    private readonly string _select;
    private readonly string _insert;
    private readonly string _delete;

    /// <param name="name">The table's name.</param>
    /// <param name="columns">Its columns, each with its format if that is not plain; unlisted columns are
    /// omitted.</param>
    public DumpTable(string name, string columns)
    {
        Name = name;
        _columns = [.. columns.Split(',', StringSplitOptions.TrimEntries).Select(DumpColumn.Parse)];
        var names = string.Join(", ", _columns.Select(column => column.Name));
        _select = $"SELECT {names} FROM {name}";
        _insert =
            $"INSERT INTO {name} ({names}) VALUES "
            + $"({string.Join(", ", Enumerable.Range(1, _columns.Length).Select(number => $"${number}"))})";
        _delete = $"DELETE FROM {name} WHERE {_columns[0].Name} = $1";
    }

    public string Name { get; }

    public IEnumerable<string> ColumnNames => _columns.Select(column => column.Name);

    public JsonArray Dump(Database database) => [.. database.Query(_select, ReadRow)];

    /// <exception cref="FormatException">A row has an unknown column or an invalid value.</exception>
    /// <exception cref="SqliteException">A row is incomplete or contradicts another row.</exception>
    public void Load(Database database, JsonArray rows)
    {
        var values = rows.Select(ToValues).ToList();
        foreach (var owner in values.Select(row => row[0]).Distinct())
        {
            database.Execute(_delete, owner);
        }

        foreach (var row in values)
        {
            database.Execute(_insert, row);
        }
    }

    private JsonNode ReadRow(Row row) =>
        new JsonObject(_columns.Select(column => KeyValuePair.Create(column.Name, column.Read(row))));

    private object?[] ToValues(JsonNode? row)
    {
        var members = row as JsonObject ?? throw new FormatException("Each row must be an object.");
        return members.Select(member => member.Key).FirstOrDefault(name => !ColumnNames.Contains(name)) is { } unknown
            ? throw new FormatException($"Unknown column '{unknown}'. Columns: {string.Join(", ", ColumnNames)}.")
            : [.. _columns.Select(column => column.ToStored(members[column.Name]))];
    }
}

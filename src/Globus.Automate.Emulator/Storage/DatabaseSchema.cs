namespace Globus.Automate.Emulator.Storage;

/// <summary>The tables of a database.</summary>
/// <param name="Version">The number of the schema, which dumps also contain.</param>
/// <param name="Sql">The statements that create the tables.</param>
internal sealed record DatabaseSchema(int Version, string Sql);

using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>Checks one keyword of a schema.</summary>
/// <param name="context">The schema and the value; receives the violations.</param>
/// <param name="value">The keyword's value.</param>
internal delegate void KeywordCheck(ValidationContext context, JsonElement value);

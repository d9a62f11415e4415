using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A member of a mapping.</summary>
/// <param name="Begin">Where its name begins.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsMerge">Whether it stands for the members of its value.</param>
internal sealed record YamlMember(Mark Begin, string Name, YamlValue Value, bool IsMerge);

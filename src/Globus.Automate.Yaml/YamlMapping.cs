using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A mapping whose merge keys have been followed.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="members">The members, in the order of the text.</param>
internal sealed class YamlMapping(Mark start, IReadOnlyList<YamlMember> members) : YamlValue(start)
{
    /// <summary>The members, each name once.</summary>
    public IReadOnlyList<YamlMember> Members { get; } = members;
}

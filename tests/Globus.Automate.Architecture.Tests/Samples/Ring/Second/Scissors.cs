using Globus.Automate.Architecture.Tests.Samples.Ring.Third;

namespace Globus.Automate.Architecture.Tests.Samples.Ring.Second;

internal sealed record Scissors(Paper? Next);

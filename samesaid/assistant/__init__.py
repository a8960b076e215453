"""samesaid as tools of an assistant, by the Model Context Protocol: `samesaid mcp`."""

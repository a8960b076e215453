"""samesaid in an editor, by the Language Server Protocol: `samesaid lsp`."""

select `name` from t where x = "${literal}\n"
